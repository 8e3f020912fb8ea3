import { expect, it } from "vitest";
import { counted } from "./counted.ts";

it("one is one, and any other number is many", () => {
  expect([0, 1, 2, 21].map((count) => counted(count, "signed head"))).toEqual([
    "0 signed heads",
    "1 signed head",
    "2 signed heads",
    "21 signed heads",
  ]);
  expect([1, 11].map((count) => counted(count, "entry", "entries"))).toEqual(["1 entry", "11 entries"]);
});
