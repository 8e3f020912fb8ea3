/** Days as the platform counts them: in China, which has one zone and no summer time. */
const ZONE = "Asia/Shanghai";

/** @param instant ISO 8601 @returns `2027-12-31`; the day that ends there, where it is a day's end */
export const dayInBeijing = (instant: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(new Date(instant).getTime() - 1));

/** @param day `2027-12-31` @returns its end, ISO 8601 in UTC */
export function endOfDay(day: string): string {
  const begin = new Date(`${day}T00:00:00+08:00`);
  return new Date(begin.getTime() + DAY_MS).toISOString();
}

const DAY_MS = 86_400_000;
