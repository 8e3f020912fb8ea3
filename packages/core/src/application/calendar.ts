/** The calendar that deadlines are counted by: what the State Council has published, and what the operator has imported. */

import type { Text } from "@shiming/crypto";
import { staffEvent } from "../administration/staff-event.ts";
import { requireUnchanged } from "../administration/unchanged.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { CalendarStore } from "../ports/calendar-store.ts";
import { shanghaiDateOf } from "../shanghai-time.ts";
import { publishedDays } from "./published-days.ts";
import type { WorkingDays } from "./working-days.ts";

/** A year that the operator has imported counts as imported. */
export async function calendarOf(store: Pick<CalendarStore, "days">): Promise<WorkingDays> {
  const imported = await store.days();
  const years = new Set([...imported.keys()].map(yearOf));
  return new Map([...[...publishedDays].filter(([day]) => !years.has(yearOf(day))), ...imported]);
}

/** So late the State Council has published the next one. */
const DECEMBER = "12";

/** Years whose days are due and not known, which count by their weekdays meanwhile: this one, and from December on the next. */
export function unknownYears(calendar: WorkingDays, at: Date): readonly string[] {
  const [year = "", month] = shanghaiDateOf(at).split("-");
  const due = month === DECEMBER ? [year, String(Number(year) + 1)] : [year];
  return due.filter((each) => daysIn(each, calendar).size === 0);
}

const daysIn = (year: string, days: WorkingDays): WorkingDays =>
  new Map([...days].filter(([day]) => yearOf(day) === year));

const yearOf = (day: string) => day.slice(0, 4);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Whoever has more has made one mistake many times. */
const MOST_TOLD = 10;

/** A day that is not what its weekday says. */
export interface SpecialDay {
  readonly day: string;
  readonly is: "holiday" | "workday";
}

/**
 * Puts the days of a year in the place of those that are known of it.
 * @param seen those that are to be replaced @throws `entity_changed`; `value_invalid` for no day at all, and with each that is none, of
 *   another year, or two things at once
 */
export async function importCalendar(
  year: string,
  days: readonly SpecialDay[],
  actor: Permitted<"calendar.import">,
  store: Pick<CalendarStore, "changeYear">,
  at: Date,
  seen?: WorkingDays,
): Promise<void> {
  const next = requireDaysOf(year, days);
  const events = [staffEvent(actor, "calendar_imported", year, at)];
  await store.changeYear(year, (imported) => {
    requireUnchanged(seen, imported.size > 0 ? imported : daysIn(year, publishedDays));
    return { next, events };
  });
}

function requireDaysOf(year: string, days: readonly SpecialDay[]): WorkingDays {
  if (days.length === 0) return refuse("value_invalid", { hint: NO_DAY });
  const next = new Map<string, SpecialDay["is"]>();
  const faults = days.flatMap(({ day, is }): Text[] => {
    if (!isDayOf(year, day))
      return [{ en: `${day} is no day of ${year}`, zh: `${day} 不是 ${year} 年的日期` }];
    const before = next.get(day) ?? is;
    next.set(day, is);
    if (before === is) return [];
    return [{ en: `${day} is said to be both`, zh: `${day} 既写作放假，又写作上班` }];
  });
  if (faults.length === 0) return next;
  const told = faults.slice(0, MOST_TOLD);
  const more = faults.length - told.length;
  return refuse("value_invalid", {
    hint: {
      en: told.map(({ en }) => en).join("; ") + (more > 0 ? `; and ${more} more` : ""),
      zh: told.map(({ zh }) => zh).join("；") + (more > 0 ? `；另有 ${more} 处` : ""),
    },
  });
}

function isDayOf(year: string, day: string): boolean {
  const isDay = DAY.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  return isDay && yearOf(day) === year;
}

const NO_DAY = {
  en: "there is no day in it: a year has its holidays, such as 2027-10-01, holiday",
  zh: "里面没有任何一天：一年总有节假日，如 2027-10-01 为 holiday",
} as const satisfies Text;
