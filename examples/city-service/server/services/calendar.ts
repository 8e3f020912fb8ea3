/** Days and months of the city, which keeps the time of Asia/Shanghai: UTC+8 all the year. */
const HOUR = 3_600_000;
export const DAY_MS = 24 * HOUR;

/** `YYYY-MM-DD` */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * HOUR).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:MM` */
export function minuteOf(at: Date): string {
  return `${dayOf(at)} ${new Date(at.getTime() + 8 * HOUR).toISOString().slice(11, 16)}`;
}

/** The next days, beginning with tomorrow. */
export function daysAfter(at: Date, count: number): string[] {
  return Array.from({ length: count }, (_, place) => dayOf(new Date(at.getTime() + (place + 1) * DAY_MS)));
}

/** The last whole months, `YYYY-MM`, the latest first. */
export function monthsBefore(at: Date, count: number): string[] {
  const [year = 0, month = 0] = dayOf(at).split("-").map(Number);
  return Array.from({ length: count }, (_, place) =>
    new Date(Date.UTC(year, month - 2 - place)).toISOString().slice(0, 7),
  );
}
