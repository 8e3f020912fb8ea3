import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createNonces, entryBody } from "./entry.ts";

const event = { kind: "consent_denied", at: new Date(0), consentId: "c", appid: "a" } as const;

it("an entry's text is its event with the nonce, times as text", () => {
  expect(entryBody(event, "n")).toBe(
    '{"nonce":"n","kind":"consent_denied","at":"1970-01-01T00:00:00.000Z","consentId":"c","appid":"a"}',
  );
});

it("an event that no bundle of entries could hold is refused, by its bytes", () => {
  const ofLength = (text: string) => entryBody({ ...event, consentId: text }, "n");
  const rest = Buffer.byteLength(ofLength(""));
  expect(Buffer.byteLength(ofLength("名".repeat((0xff_ff - rest) / 3)))).toBeLessThanOrEqual(0xff_ff);
  expect(() => ofLength("名".repeat((0xff_ff - rest) / 3 + 1))).toThrow(RangeError);
});

it("each nonce is 128 bits of its own, and randomness is asked for seldom", () => {
  let asked = 0;
  const nonce = createNonces((size) => {
    asked += 1;
    return randomBytes(size);
  });
  const nonces = Array.from({ length: 1000 }, nonce);
  expect(new Set(nonces).size).toBe(1000);
  expect(nonces.every((text) => /^[A-Za-z0-9_-]{22}$/.test(text))).toBe(true);
  expect(asked).toBe(4);
});
