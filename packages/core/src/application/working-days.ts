/** Deadlines in working days of China. */
import { shanghaiDateOf, shanghaiDayOf } from "../shanghai-time.ts";

/** Days that are not what their weekday says: public holidays, and the weekends on which the country works instead. */
export type WorkingDays = ReadonlyMap<string, "holiday" | "workday">;

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** No run of holidays is as long: a calendar that says otherwise is wrong, and must not keep anybody waiting for ever. */
const LONGEST_PAUSE = 30;

/** @returns the last second, in Shanghai, of the nth working day after that day */
export function deadlineFrom(at: Date, workingDays: number, calendar: WorkingDays): Date {
  let day = shanghaiDayOf(at);
  for (let left = workingDays; left > 0; left -= 1) day = nextWorkingDay(day, calendar);
  return new Date((day + 1) * DAY_MS - SHANGHAI_MS - 1000);
}

function nextWorkingDay(after: number, calendar: WorkingDays): number {
  const latest = after + LONGEST_PAUSE;
  let day = after + 1;
  while (day < latest && !isWorkingDay(new Date(day * DAY_MS - SHANGHAI_MS), calendar)) day += 1;
  return day;
}

export function isWorkingDay(at: Date, calendar: WorkingDays): boolean {
  const said = calendar.get(shanghaiDateOf(at));
  if (said) return said === "workday";
  const weekday = new Date(at.getTime() + SHANGHAI_MS).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}
