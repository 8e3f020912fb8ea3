import { expect, it } from "vitest";
import { nearest } from "./nearest.ts";

const names = ["SHIMING_DATA", "SHIMING_KEYS", "SHIMING_LISTEN", "SHIMING_LOG_LEVEL"];

it.each([
  ["SHIMING_DTA", "SHIMING_DATA"],
  ["SHIMING_DATAS", "SHIMING_DATA"],
  ["SHIMING_KEYZ", "SHIMING_KEYS"],
  ["SHIMING_LSITEN", "SHIMING_LISTEN"],
  ["SHIMING_LOGLEVEL", "SHIMING_LOG_LEVEL"],
])("%s was probably meant to be %s", (name, meant) => {
  expect(nearest(name, names)).toBe(meant);
});

it("names nothing for what resembles none", () => {
  expect(nearest("SHIMING_SOMETHING_ELSE_ALTOGETHER", names)).toBeUndefined();
});

it("names nothing for what nobody would type", () => {
  expect(nearest("S".repeat(1_000_000), names)).toBeUndefined();
});

it("prefers two neighbours swapped to a letter changed twice", () => {
  expect(nearest("abdc", ["abxx", "abcd"])).toBe("abcd");
});
