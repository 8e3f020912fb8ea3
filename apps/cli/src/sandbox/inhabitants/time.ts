/** When things have happened in the sandbox's world, counted back from its first start. */
import { isWorkingDay, type WorkingDays } from "@shiming/core";

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;

/** A time of the day in Shanghai, as `09:40`. */
export type Clock = `${number}:${number}`;

export interface Past {
  /** That many working days ago: 1 is the last one before today. */
  workday(ago: number, clock: Clock): Date;
  /** That many days ago, whatever day of the week that is. */
  day(ago: number, clock: Clock): Date;
}

export function pastOf(now: Date, calendar: WorkingDays): Past {
  const today = Math.floor((now.getTime() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  const workdays: number[] = [today];
  const workdayBefore = (day: number): number => {
    const before = day - DAY_MS;
    return isWorkingDay(new Date(before), calendar) ? before : workdayBefore(before);
  };
  return {
    workday(ago, clock) {
      while (workdays.length <= ago) workdays.push(workdayBefore(workdays.at(-1) ?? today));
      return new Date((workdays[ago] ?? today) + sinceMidnight(clock));
    },
    day: (ago, clock) => new Date(today - ago * DAY_MS + sinceMidnight(clock)),
  };
}

function sinceMidnight(clock: Clock): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
