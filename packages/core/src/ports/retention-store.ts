import type { AuditEvent } from "../audit/event.ts";
import type { LegalHold } from "../rights/held-thing.ts";
import type { RetainedClass, RetentionDays } from "../rights/retained-class.ts";
import type { Change } from "./change.ts";

export interface RetentionStore {
  /** Those that the operator has set. */
  periods(): Promise<RetentionDays>;
  changePeriods(change: Change<RetentionDays, RetentionDays>): Promise<void>;

  /** In the order in which they were placed. */
  holds(): Promise<readonly LegalHold[]>;
  changeHolds(change: Change<readonly LegalHold[], readonly LegalHold[]>): Promise<void>;

  /**
   * Looks at some records of a class behind a key, and removes those that have ended before a time and that no hold keeps. What it removes
   * commits with what `tell` says of it.
   * @returns where to go on; `undefined` at the end
   */
  removeEnded(kind: RetainedClass, part: RetentionPart): Promise<RetentionStep>;
}

export interface RetentionPart {
  readonly after: string;
  readonly before: Date;
  /** How many are looked at. */
  readonly limit: number;
  readonly tell: (removed: number) => readonly AuditEvent[];
}

export interface RetentionStep {
  readonly removed: number;
  readonly next: string | undefined;
}
