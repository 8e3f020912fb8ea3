/** Days as the platform counts them: in China, which has one zone and no summer time. */
const ZONE = "Asia/Shanghai";

/** @param instant ISO 8601 @returns `2027-12-31`; the day that ends there, where it is a day's end */
export const dayInBeijing = (instant: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(new Date(instant).getTime() - 1));

/** @param day `2027-12-31` @returns its last second, so that everybody is shown this day; ISO 8601 in UTC */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString();
