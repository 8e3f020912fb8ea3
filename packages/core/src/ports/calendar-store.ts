import type { WorkingDays } from "../application/working-days.ts";
import type { Caused } from "../outbox/caused.ts";

/** The days that the operator has imported. */
export interface CalendarStore {
  days(): Promise<WorkingDays>;
  /** Puts these days in the place of all that are known of a year, `2027`. */
  replaceYear(year: string, days: WorkingDays, caused: Caused): Promise<void>;
}
