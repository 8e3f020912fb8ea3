import type { StaffRole } from "../actor/roles.ts";

/** Somebody of the operator's staff. Who that is, sign-in alone knows: here is an id, and what it may do. */
export interface StaffMember {
  /** The id of the person in the sign-in. */
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** Who has left stays on record, and may do nothing. */
  readonly state: "active" | "left";
  readonly since: Date;
}
