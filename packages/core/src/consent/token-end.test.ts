import { expect, it } from "vitest";
import { digestOf } from "../digest.ts";
import { tokenEnd } from "./token-end.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const token = { digest: digestOf("t"), expiresAt: at(300) };

it("a token ends when its time is over", () => {
  expect(tokenEnd(token)).toEqual(at(300));
});

it.each([
  ["before", 20, 20],
  ["after", 400, 300],
])("one that was made void %s that does not say a time that is to come", (_, voided, end) => {
  expect(tokenEnd({ ...token, voidedAt: at(voided) })).toEqual(at(end));
});
