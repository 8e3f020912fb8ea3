import type { WorkingDays } from "../application/working-days.ts";
import type { Change } from "./change.ts";

/** The days that the operator has imported. */
export interface CalendarStore {
  days(): Promise<WorkingDays>;
  /** Puts other days in the place of all that are known of a year, `2027`. */
  changeYear(year: string, change: Change<WorkingDays>): Promise<void>;
}
