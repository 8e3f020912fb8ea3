import { expect, it } from "vitest";
import { sameHours, week } from "./trend.ts";

/** 10:20 in Beijing on the 27th. */
const AT = new Date("2026-11-27T02:20:00Z");
const sum = (start: string, calls: number, failed = 0) => ({
  start,
  appid: null,
  calls,
  failed,
  of_quota: calls,
});

it("today is compared with the same hours of yesterday, without the hour that runs", () => {
  const sums = [
    sum("2026-11-26T01:00:00.000Z", 40, 4),
    sum("2026-11-26T02:00:00.000Z", 1000),
    sum("2026-11-26T15:00:00.000Z", 1000),
    sum("2026-11-26T16:00:00.000Z", 7, 1),
    sum("2026-11-27T01:00:00.000Z", 50, 2),
    sum("2026-11-27T02:00:00.000Z", 9),
  ];
  expect(sameHours(sums, "calls", AT)).toEqual({ now: 57, before: 40 });
  expect(sameHours(sums, "failed", AT)).toEqual({ now: 3, before: 4 });
});

it("a week has seven days of Beijing, those without calls as well", () => {
  const days = week([sum("2026-11-20T16:00:00.000Z", 3), sum("2026-11-26T16:00:00.000Z", 9)], AT);
  expect(days).toEqual(
    ["11-21", "11-22", "11-23", "11-24", "11-25", "11-26", "11-27"].map((day) => ({
      day,
      calls: { "11-21": 3, "11-27": 9 }[day] ?? 0,
    })),
  );
});
