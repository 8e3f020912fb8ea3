import { expect, it } from "vitest";
import { withNewest } from "./newest.ts";

const self = (each: number) => each;

it("puts one more in front", () => {
  expect(withNewest([2, 1], 3, self)).toEqual([3, 2, 1]);
});

it("knows what it has already", () => {
  const list = [2, 1];
  expect(withNewest(list, 1, self)).toBe(list);
});

it("forgets the oldest of more than 500", () => {
  const list = Array.from({ length: 500 }, (_, i) => 500 - i);
  const longer = withNewest(list, 501, self);
  expect([longer.length, longer[0], longer.at(-1)]).toEqual([500, 501, 2]);
});
