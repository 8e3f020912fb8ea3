import type { WorkingDays } from "./working-days.ts";

type Days = readonly [from: string, to?: string];

/** 国办发明电〔2025〕7号: public holidays of 2026. Those of a year that is not here count by weekdays until they are imported. */
const HOLIDAYS: readonly Days[] = [
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
  ["2026-09-25", "2026-09-27"],
  ["2026-10-01", "2026-10-07"],
];

/** Weekends that are worked for them. */
const WORKDAYS: readonly Days[] = [
  ["2026-01-04"],
  ["2026-02-14"],
  ["2026-02-28"],
  ["2026-05-09"],
  ["2026-09-20"],
  ["2026-10-10"],
];

const DAY_MS = 86_400_000;

function* daysIn([from, to = from]: Days): Iterable<string> {
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY_MS) {
    yield new Date(day).toISOString().slice(0, 10);
  }
}

export const publishedDays: WorkingDays = new Map([
  ...HOLIDAYS.flatMap((days) => [...daysIn(days)].map((day) => [day, "holiday"] as const)),
  ...WORKDAYS.flatMap((days) => [...daysIn(days)].map((day) => [day, "workday"] as const)),
]);
