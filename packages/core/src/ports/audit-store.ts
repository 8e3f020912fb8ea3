import type { AuditEntry } from "../audit/chain.ts";
import type { ChainHead } from "../audit/chain-head.ts";
import type { AuditEvent } from "../audit/event.ts";

export interface AuditStore {
  /** Chains the event behind the last entry, durably, before answering. */
  append(event: AuditEvent): Promise<void>;

  head(): Promise<ChainHead>;

  /** Every entry in the order of its place, or those behind a place, without holding all of them. */
  entries(after?: number): AsyncIterable<AuditEntry>;

  /** Every entry, the newest first, or those before a place; what comes meanwhile is not told. */
  entriesBackwards(before?: number): AsyncIterable<AuditEntry>;
}
