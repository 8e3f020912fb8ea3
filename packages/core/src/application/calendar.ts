/** The calendar that deadlines are counted by: what the State Council has published, and what the operator has imported. */

import { staffEvent } from "../administration/staff-event.ts";
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

const yearOf = (day: string) => day.slice(0, 4);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Puts the days of a year in the place of those that are known of it.
 * @throws `value_invalid` for a day that is none, or of another year
 */
export async function importCalendar(
  year: string,
  days: WorkingDays,
  actor: Permitted<"calendar.import">,
  store: CalendarStore,
  at: Date,
): Promise<void> {
  for (const day of days.keys()) {
    const isDay = DAY.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
    if (isDay && yearOf(day) === year) continue;
    refuse("value_invalid", {
      hint: { en: `${day} is no day of ${year}`, zh: `${day} 不是 ${year} 年的日期` },
    });
  }
  await store.replaceYear(year, days, { events: [staffEvent(actor, "calendar_imported", year, at)] });
}
