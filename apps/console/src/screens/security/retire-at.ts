/** When an old certificate is retired: a day that somebody chose, within the platform's 30 days. */
const DAY_MS = 86_400_000;
export const MOST_DAYS = 30;

/** Of the field of a date: the viewer's own day. */
export function dayText(at: Date): string {
  const [year, month, day] = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

export const daysAhead = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

/** The end of the chosen day, but not later than the platform allows. `undefined` for what is no day of that time. */
export function retiredAt(day: string, now: Date): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const latest = daysAhead(now, MOST_DAYS);
  if (day < dayText(now) || day > dayText(latest)) return undefined;
  const end = new Date(`${day}T23:59:59`);
  return end < latest ? end : latest;
}

/** For the API: the latest time is left to the platform's own clock. */
export function retireAtOf(day: string, now: Date): string | undefined {
  const end = retiredAt(day, now);
  return end && end < daysAhead(now, MOST_DAYS) ? end.toISOString() : undefined;
}
