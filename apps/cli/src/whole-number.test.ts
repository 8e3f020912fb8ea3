import { expect, it } from "vitest";
import { wholeNumber } from "./whole-number.ts";

const limit = wholeNumber("--limit", 1, 1000);

it.each([
  ["1", 1],
  ["1000", 1000],
  ["007", 7],
])("a whole number is its digits: %s", (text, number) => {
  expect(limit(text)).toBe(number);
});

const NO_NUMBER = [
  "",
  " ",
  " 5",
  "5 ",
  "5.0",
  "1e3",
  "0x10",
  "-1",
  "+5",
  "０５",
  "5m",
  "five",
  "1_000",
  "5\n",
];

it.each([...NO_NUMBER, "0", "1001", `1${"0".repeat(20)}`])("anything else is refused by name: %j", (text) => {
  expect(() => limit(text)).toThrow("--limit must be a whole number from 1 to 1000.");
});

it("without an upper bound what is counted exactly is taken", () => {
  const entry = wholeNumber("<entry>", 1);
  expect(entry("999999999999999")).toBe(999_999_999_999_999);
  expect(() => entry(`1${"0".repeat(20)}`)).toThrow("<entry> must be a whole number, 1 or more.");
});
