import { expect, it } from "vitest";
import { dayText, retireAtOf, retiredAt } from "./retire-at.ts";

const NOW = new Date(2026, 10, 27, 15, 0, 0);

it("the day that is chosen is over before the old certificate is retired", () => {
  expect(retiredAt("2026-12-01", NOW)).toEqual(new Date(2026, 11, 1, 23, 59, 59));
  expect(retireAtOf("2026-12-01", NOW)).toBe(new Date(2026, 11, 1, 23, 59, 59).toISOString());
});

it("the last day ends with the thirty days, which the platform counts by its own clock", () => {
  expect(retiredAt("2026-12-27", NOW)).toEqual(new Date(2026, 11, 27, 15, 0, 0));
  expect(retireAtOf("2026-12-27", NOW)).toBeUndefined();
});

it.each(["2026-11-26", "2026-12-28", "", "soon", "2026-12-1"])("%s is no day for it", (day) => {
  expect(retiredAt(day, NOW)).toBeUndefined();
});

it("a day is the viewer's own", () => {
  expect(dayText(new Date(2026, 0, 2, 0, 30))).toBe("2026-01-02");
});
