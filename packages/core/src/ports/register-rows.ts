import type { RegisterRow } from "../register/register-row.ts";

/**
 * The rows of registers, to be held against the audit. Each change of such a row, by whichever store, is told by the first
 * entry of what was done that commits with it.
 */
export interface RegisterRows {
  /** Every row as it is in the database, whatever is remembered of it. */
  all(): AsyncIterable<RegisterRow>;
}
