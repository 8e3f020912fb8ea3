/** The calendar that deadlines are counted by: what the State Council has published, and what the operator has imported. */

import { staffEvent } from "../administration/staff-event.ts";
import { requireUnchanged } from "../administration/unchanged.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { CalendarStore } from "../ports/calendar-store.ts";
import { publishedDays } from "./published-days.ts";
import type { WorkingDays } from "./working-days.ts";

/** A year that the operator has imported counts as imported. */
export async function calendarOf(store: Pick<CalendarStore, "days">): Promise<WorkingDays> {
  const imported = await store.days();
  const years = new Set([...imported.keys()].map(yearOf));
  return new Map([...[...publishedDays].filter(([day]) => !years.has(yearOf(day))), ...imported]);
}

const daysIn = (year: string, days: WorkingDays): WorkingDays =>
  new Map([...days].filter(([day]) => yearOf(day) === year));

const yearOf = (day: string) => day.slice(0, 4);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Puts the days of a year in the place of those that are known of it.
 * @param seen those that are to be replaced @throws `entity_changed`; `value_invalid` for a day that is none, or of another year
 */
export async function importCalendar(
  year: string,
  days: WorkingDays,
  actor: Permitted<"calendar.import">,
  store: CalendarStore,
  at: Date,
  seen?: WorkingDays,
): Promise<void> {
  for (const day of days.keys()) {
    const isDay = DAY.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
    if (isDay && yearOf(day) === year) continue;
    refuse("value_invalid", {
      hint: { en: `${day} is no day of ${year}`, zh: `${day} 不是 ${year} 年的日期` },
    });
  }
  const events = [staffEvent(actor, "calendar_imported", year, at)];
  await store.changeYear(year, (imported) => {
    requireUnchanged(seen, imported.size > 0 ? imported : daysIn(year, publishedDays));
    return { next: days, events };
  });
}
