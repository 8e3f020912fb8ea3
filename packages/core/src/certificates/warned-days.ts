export const DAY_MS = 86_400_000;
/** How many days before an end, at most; each is told once. */
export const WARNED_DAYS = [1, 7, 30] as const;

export type WarnedDays = (typeof WARNED_DAYS)[number];

/** @returns which of them it is time for; `undefined` before the first, and after the end */
export function warnedDaysAt(end: Date, at: Date): WarnedDays | undefined {
  const left = end.getTime() - at.getTime();
  return left < 0 ? undefined : WARNED_DAYS.find((each) => left <= each * DAY_MS);
}
