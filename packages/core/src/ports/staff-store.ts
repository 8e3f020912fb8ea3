import type { StaffMember } from "../people/staff-member.ts";
import type { Change } from "./change.ts";

export interface StaffStore {
  find(id: string): Promise<StaffMember | undefined>;
  list(): Promise<readonly StaffMember[]>;

  /** Adds or changes. Of concurrent changes each sees all members of the staff as they are then. */
  change(
    id: string,
    change: (
      now: StaffMember | undefined,
      all: readonly StaffMember[],
    ) => ReturnType<Change<StaffMember | undefined, StaffMember>>,
  ): Promise<void>;
}
