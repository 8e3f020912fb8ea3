import type { Deadlines } from "../application/state.ts";
import type { WorkingDays } from "../application/working-days.ts";
import type { Change } from "./change.ts";

/** What deadlines are counted by: the days that the operator has imported, and how many of them turns have. */
export interface CalendarStore {
  days(): Promise<WorkingDays>;
  /** Puts other days in the place of all that are known of a year, `2027`. */
  changeYear(year: string, change: Change<WorkingDays>): Promise<void>;

  /** Those alone that the operator has set. */
  deadlines(): Promise<Deadlines>;
  /** Puts others in the place of all that were set. */
  changeDeadlines(change: Change<Deadlines>): Promise<void>;
}
