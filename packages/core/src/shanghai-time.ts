/** Days in Asia/Shanghai: UTC+8, no summer time since 1991. */

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The number of the day, counted from 1 January 1970. */
export function shanghaiDayOf(at: Date): number {
  return Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
}

/** The number of a date of the calendar, counted the same way; days past the end of a month are of the next. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** When it began. */
export function shanghaiDayStart(at: Date): Date {
  return new Date(shanghaiDayOf(at) * DAY_MS - OFFSET_MS);
}

/** As ISO 8601 writes it, `2026-11-22`: earlier dates are lesser texts. */
export function shanghaiDateOf(at: Date): string {
  return new Date(shanghaiDayOf(at) * DAY_MS).toISOString().slice(0, 10);
}

/** To the minute, `18:00`. */
export function shanghaiTimeOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}
