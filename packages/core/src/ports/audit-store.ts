import type { AuditEntry } from "../audit/entry.ts";
import type { AuditEvent } from "../audit/event.ts";

/**
 * The entries of the audit. An entry commits with what it tells of. It may get its number later, once and for good; but
 * whoever asks is told of every entry that was committed before he asked, by its number.
 */
export interface AuditStore {
  /** Commits the event as an entry, durably, before answering. */
  append(event: AuditEvent): Promise<void>;

  /** The number of the last entry; 0 before the first. */
  size(): Promise<number>;

  /** Every entry in the order of its number, or those behind a number, without holding all of them. */
  entries(after?: number): AsyncIterable<AuditEntry>;

  /** Every entry, the newest first, or those before a number; what comes meanwhile is not told. */
  entriesBackwards(before?: number): AsyncIterable<AuditEntry>;
}
