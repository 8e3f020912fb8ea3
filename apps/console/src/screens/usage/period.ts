/** Which days are looked at, by the address: in the platform's zone, whole ones, with today. */
import { platformDay, platformMidnight } from "../../parts/moment.ts";
import type { periodTexts } from "./texts.ts";

export type Period = keyof typeof periodTexts;

export interface Days {
  readonly from: Date;
  /** `undefined` for now. */
  readonly to: Date | undefined;
}

const DAY_MS = 86_400_000;
const LENGTHS = { today: 1, week: 7, month: 30, quarter: 90 } as const;
/** So many days are shown by the hour at most: more is no table that somebody reads. */
export const MOST_DAYS_BY_HOUR = 7;

/** @param from @param to of `custom`: days as 2026-11-27, both of them included; what cannot be read counts as today */
export function daysOf(period: Period, from: string, to: string, now: Date): Days {
  const today = platformMidnight(platformDay(now.toISOString()));
  if (period === "custom") {
    const [first, last] = [dayOf(from) ?? today, dayOf(to) ?? today];
    const end = new Date(last.getTime() + DAY_MS);
    return { from: first, to: end > now ? undefined : end };
  }
  return { from: new Date(today.getTime() - (LENGTHS[period] - 1) * DAY_MS), to: undefined };
}

export const lengthOf = ({ from, to }: Days, now: Date): number =>
  Math.ceil(((to ?? now).getTime() - from.getTime()) / DAY_MS);

function dayOf(text: string): Date | undefined {
  const day = platformMidnight(text);
  return Number.isNaN(day.getTime()) ? undefined : day;
}
