import { setImmediate as nextTurn } from "node:timers/promises";
import type { AuditEntry } from "./entry.ts";
import { type AuditRecord, type AuditSelection, recordOf, selects } from "./selection.ts";

/** A part of what somebody looks for. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  /** The last entry that was looked at, wanted or not: from there it goes on. `undefined` where all were. */
  readonly last: { readonly seq: number; readonly at: string } | undefined;
}

export interface AuditPageLimits {
  /** So many that are wanted. */
  readonly wanted: number;
  /** So many that are looked at: nothing else bounds how long somebody looks for what is rare. */
  readonly looked: number;
}

/** Between two of them others have their turn. */
const ENTRIES_IN_A_TURN = 500;

/** Goes through entries until it has found enough, has looked at enough, or there are no more. */
export async function pageOfAudit(
  entries: AsyncIterable<AuditEntry>,
  selection: AuditSelection,
  { wanted, looked }: AuditPageLimits,
): Promise<AuditPage> {
  const isWanted = selects(selection);
  const records: AuditRecord[] = [];
  let count = 0;
  for await (const entry of entries) {
    const record = recordOf(entry);
    count += 1;
    if (isWanted(record)) records.push(record);
    if (records.length >= wanted || count >= looked) return { records, last: record };
    if (count % ENTRIES_IN_A_TURN === 0) await nextTurn();
  }
  return { records, last: undefined };
}
