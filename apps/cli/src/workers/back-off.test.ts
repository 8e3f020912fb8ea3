import { expect, it } from "vitest";
import { BackOff } from "./back-off.ts";

it("the first is replaced at once, and those that die young ever later, up to half a minute", () => {
  const backOff = new BackOff();
  const waits = Array.from({ length: 8 }, () => backOff.after(10));
  expect(waits).toEqual([0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

it("after a long life everything begins anew", () => {
  const backOff = new BackOff();
  for (let n = 0; n < 5; n++) backOff.after(10);
  expect([backOff.after(3_600_000), backOff.after(10), backOff.after(10)]).toEqual([0, 0, 1000]);
});
