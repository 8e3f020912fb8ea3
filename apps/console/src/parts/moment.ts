/** Times as people read them. The platform counts its days and deadlines in Beijing time (GB/T 7408). */
const PLATFORM_ZONE = "Asia/Shanghai";

export interface MomentText {
  /** In the zone of whoever looks. */
  readonly own: string;
  /** In the platform's, where that is another. */
  readonly platform: string | undefined;
}

/** @param instant ISO 8601 @param zone of the viewer */
export function momentText(
  instant: string,
  language: string,
  zone: string,
  precision: "day" | "minute" = "minute",
): MomentText {
  const [own, platform] = [zone, PLATFORM_ZONE].map((timeZone) =>
    inZone(instant, language, timeZone, precision),
  );
  return { own: own as string, platform: own === platform ? undefined : platform };
}

function inZone(instant: string, language: string, timeZone: string, precision: "day" | "minute"): string {
  const day = { year: "numeric", month: language === "en" ? "short" : "2-digit", day: "2-digit" } as const;
  const minute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const options = { ...day, ...(precision === "minute" && minute), timeZone };
  return new Intl.DateTimeFormat(language, options).format(new Date(instant)).replaceAll("/", "-");
}

/** Whole days until then, less than none when it is over. */
export const daysUntil = (instant: string, now: number) =>
  Math.floor((new Date(instant).getTime() - now) / 86_400_000);

/** The day in the platform's zone, as it counts days: 2026-11-27. @param instant ISO 8601 */
export const platformDay = (instant: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: PLATFORM_ZONE, dateStyle: "short" }).format(new Date(instant));

/** When a day of the platform's begins: in Asia/Shanghai there is no summer time. @param day 2026-11-27 */
export const platformMidnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
