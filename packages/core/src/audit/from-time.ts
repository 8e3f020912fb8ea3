/**
 * Where in the audit a time is, without an index that every exchange would pay for. An entry stands about where its time is among the times
 * of all: those of one node follow each other, and those of several are apart by as much as their clocks.
 */
import type { AuditStore } from "../ports/audit-store.ts";
import type { AuditEntry } from "./entry.ts";

type Audit = Pick<AuditStore, "entries">;

/** How far clocks may be apart at worst. */
export const CLOCKS_APART_MS = 120_000;

/** The number of the first entry that is not before a time, by halves. @param size how many entries there are */
export async function firstFrom(time: Date, audit: Audit, size: number): Promise<number> {
  const from = time.toISOString();
  let [low, high] = [1, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = await entryAt(middle, audit);
    if (entry && timeOfEntry(entry) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of a time and of about it: the first that is none of them may be far behind the last. */
export async function* entriesWithin(
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
  audit: Audit & Pick<AuditStore, "size">,
  after?: number,
): AsyncGenerator<AuditEntry> {
  const last = to && new Date(to.getTime() + CLOCKS_APART_MS).toISOString();
  for await (const entry of audit.entries(after ?? (await beforeFirst(from, audit)))) {
    if (last !== undefined && timeOfEntry(entry) > last) return;
    yield entry;
  }
}

async function beforeFirst(
  from: Date | undefined,
  audit: Audit & Pick<AuditStore, "size">,
): Promise<number | undefined> {
  if (!from) return undefined;
  const earliest = new Date(from.getTime() - CLOCKS_APART_MS);
  return (await firstFrom(earliest, audit, await audit.size())) - 1;
}

/** ISO 8601 in UTC, which text compares as times are; empty where the entry is damaged. */
export function timeOfEntry({ body }: AuditEntry): string {
  return String(eventIn(body).at ?? "");
}

export function eventIn(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

async function entryAt(seq: number, audit: Audit): Promise<AuditEntry | undefined> {
  for await (const entry of audit.entries(seq - 1)) return entry;
  return undefined;
}
