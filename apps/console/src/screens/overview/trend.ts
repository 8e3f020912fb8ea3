/** Today against the same hours of yesterday, and the days of a week. Pure. */
import { platformDay } from "../../parts/moment.ts";
import type { Usage } from "../usage/sums.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** With today. */
export const WEEK_DAYS = 7;

export interface Compared {
  readonly now: number;
  readonly before: number;
}

type Sums = Usage["sums"];

/** Hours that are over count, on both days: the one that runs is compared with nothing. @param sums by the hour, of both days */
export function sameHours(sums: Sums, of: "calls" | "failed", at: Date): Compared {
  const until = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  const today = platformDay(at.toISOString());
  const yesterday = platformDay(new Date(at.getTime() - DAY_MS).toISOString());
  const sum = (day: string, before: number) =>
    sums
      .filter(({ start }) => platformDay(start) === day && Date.parse(start) < before)
      .reduce((total, each) => total + each[of], 0);
  return { now: sum(today, until), before: sum(yesterday, until - DAY_MS) };
}

/** Calls of each of the last days, oldest first, with the day as 11-27. @param sums by the day */
export function week(sums: Sums, at: Date): readonly { readonly day: string; readonly calls: number }[] {
  return Array.from({ length: WEEK_DAYS }, (_, place) => {
    const day = platformDay(new Date(at.getTime() - (WEEK_DAYS - 1 - place) * DAY_MS).toISOString());
    const own = sums.filter(({ start }) => platformDay(start) === day);
    return { day: day.slice(5), calls: own.reduce((total, { calls }) => total + calls, 0) };
  });
}
