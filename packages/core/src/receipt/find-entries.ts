/**
 * Entries of the audit that tell of a consent, without an index that every exchange would pay for. An entry stands about where its
 * time is among the times of all: those of one node follow each other, and those of several are apart by as much as their clocks.
 */
import type { AuditEntry } from "../audit/entry.ts";
import type { AuditStore } from "../ports/audit-store.ts";

export interface SoughtEntry {
  readonly kind: string;
  readonly consentId: string;
  readonly at: Date;
}

type Audit = Pick<AuditStore, "size" | "entries">;

/** How far clocks may be apart: first as they are, then as they may be at worst. */
const APART_MS = [2000, 120_000];

/** @returns those that are there, in the order in which they were sought */
export async function findEntries(
  sought: readonly SoughtEntry[],
  audit: Audit,
): Promise<readonly AuditEntry[]> {
  const size = await audit.size();
  const found: AuditEntry[] = [];
  for (const each of sought) {
    const entry = await findEntry(each, audit, size);
    if (entry) found.push(entry);
  }
  return found;
}

async function findEntry(sought: SoughtEntry, audit: Audit, size: number): Promise<AuditEntry | undefined> {
  for (const apart of APART_MS) {
    const from = new Date(sought.at.getTime() - apart).toISOString();
    const to = new Date(sought.at.getTime() + apart).toISOString();
    const first = await firstFrom(from, audit, size);
    for await (const entry of audit.entries(first - 1)) {
      if (tells(entry, sought)) return entry;
      if (timeOf(entry) > to) break;
    }
  }
  return undefined;
}

/** The number of the first entry that is not before a time, by halves. */
async function firstFrom(from: string, audit: Audit, size: number): Promise<number> {
  let [low, high] = [1, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = await entryAt(middle, audit);
    if (entry && timeOf(entry) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function entryAt(seq: number, audit: Audit): Promise<AuditEntry | undefined> {
  for await (const entry of audit.entries(seq - 1)) return entry;
  return undefined;
}

function tells({ body }: AuditEntry, { kind, consentId, at }: SoughtEntry): boolean {
  if (!body.includes(`"consentId":${JSON.stringify(consentId)}`)) return false;
  const event = eventIn(body);
  return event.kind === kind && event.consentId === consentId && event.at === at.toISOString();
}

/** ISO 8601 in UTC, which text compares as times are. */
function timeOf({ body }: AuditEntry): string {
  return String(eventIn(body).at ?? "");
}

function eventIn(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
