import { expect, it } from "vitest";
import { oneTimeCode, toBase32 } from "./one-time-code.ts";

/** RFC 6238, Appendix B, whose codes have eight digits: six are their end. */
const KEY = Buffer.from("12345678901234567890");
it.each([
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_234_567_890, "89005924"],
  [20_000_000_000, "65353130"],
])("is that of the RFC at second %i", (second, expected) => {
  const { code, until } = oneTimeCode(toBase32(KEY), new Date(second * 1000));
  expect(code).toBe(expected.slice(-6));
  expect(until.getTime()).toBe((Math.floor(second / 30) + 1) * 30_000);
});

/** RFC 4648, section 10. */
it.each([
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["foobar", "MZXW6YTBOI"],
])("spells %s as the RFC does, without padding", (text, expected) => {
  expect(toBase32(Buffer.from(text))).toBe(expected);
});
