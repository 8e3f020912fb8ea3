/** Entries of the audit that tell of a consent. */
import type { AuditEntry } from "../audit/entry.ts";
import { CLOCKS_APART_MS, eventIn, firstFrom, timeOfEntry } from "../audit/from-time.ts";
import type { AuditStore } from "../ports/audit-store.ts";

export interface SoughtEntry {
  readonly kind: string;
  readonly consentId: string;
  readonly at: Date;
}

type Audit = Pick<AuditStore, "size" | "entries">;

/** How far clocks may be apart: first as they are, then as they may be at worst. */
const APART_MS = [2000, CLOCKS_APART_MS];

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
    const to = new Date(sought.at.getTime() + apart).toISOString();
    const first = await firstFrom(new Date(sought.at.getTime() - apart), audit, size);
    for await (const entry of audit.entries(first - 1)) {
      if (tells(entry, sought)) return entry;
      if (timeOfEntry(entry) > to) break;
    }
  }
  return undefined;
}

function tells({ body }: AuditEntry, { kind, consentId, at }: SoughtEntry): boolean {
  if (!body.includes(`"consentId":${JSON.stringify(consentId)}`)) return false;
  const event = eventIn(body);
  return event.kind === kind && event.consentId === consentId && event.at === at.toISOString();
}
