import { expect, it } from "vitest";
import { daysOf, lengthOf } from "./period.ts";

const now = new Date("2026-11-27T17:30:00Z");

it("days begin at midnight in Beijing, and the last of them is today's", () => {
  expect(daysOf("today", "", "", now)).toEqual({ from: new Date("2026-11-27T16:00:00Z"), to: undefined });
  const month = daysOf("month", "", "", now);
  expect(month.from).toEqual(new Date("2026-10-29T16:00:00Z"));
  expect(lengthOf(month, now)).toBe(30);
});

it("chosen days are whole, and what cannot be read is today", () => {
  const chosen = daysOf("custom", "2026-11-01", "2026-11-02", now);
  expect(chosen).toEqual({ from: new Date("2026-10-31T16:00:00Z"), to: new Date("2026-11-02T16:00:00Z") });
  expect(lengthOf(chosen, now)).toBe(2);
  expect(daysOf("custom", "2026-11-28", "x", now).to).toBeUndefined();
});
