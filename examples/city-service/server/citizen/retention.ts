import { forgetLog } from "../database/open.ts";
import type { CityDeps } from "../deps.ts";
import { DAY_MS, dayOf } from "../services/calendar.ts";

/** Citizens were told "within 30 days after the business ends"; the job that keeps the promise gets a day to run. */
const KEPT_MS = 29 * DAY_MS;

/** Deletes ended sessions, past appointments, and everybody whose business has ended. @returns how many citizens */
export function deleteInactive(
  now: Date,
  { sessions, hospital, library, citizens, database }: CityDeps,
): number {
  const before = new Date(now.getTime() - KEPT_MS);
  const count = database.transaction(() => {
    sessions.removeEnded(now);
    library.forgetDeleted(now);
    hospital.removePast(dayOf(before));
    return citizens.removeUnseenSince(before, dayOf(now));
  })();
  forgetLog(database);
  return count;
}
