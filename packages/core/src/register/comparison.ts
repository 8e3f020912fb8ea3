/** What a comparison of registers with the audit tells. */
import type { RegisterName, Said } from "./register-row.ts";

export type RegisterFinding = RowName &
  (
    | { readonly finding: "unexplained" }
    /** The entry tells of a row that is not there. */
    | { readonly finding: "missing"; readonly seq: number }
    /** It is there, and what it says cannot be read. */
    | { readonly finding: "unreadable"; readonly seq: number }
    | { readonly finding: "different"; readonly seq: number; readonly fields: readonly DifferentField[] }
  );

export interface RowName {
  readonly register: RegisterName;
  readonly key: string;
}

/** What was to stand there by the audit, and what does. */
export interface DifferentField {
  readonly field: string;
  readonly told: Said[string];
  readonly found: Said[string];
}

/** A row that is explained, and of which entries of releases before leave open what some fields were to say. */
export interface OpenRow extends RowName {
  readonly seq: number;
  readonly fields: readonly string[];
}

export interface RegisterComparison {
  readonly entries: number;
  readonly rows: number;
  readonly findings: readonly RegisterFinding[];
  readonly open: readonly OpenRow[];
  /** Rows that changed again and again while they were looked at: nothing is said of them. */
  readonly unsettled: readonly RowName[];
}
