/** The audit and its log in memory, and what somebody does to it who owns its database. */
import type { AuditAction } from "../audit/action.ts";
import type { AuditEntry } from "../audit/entry.ts";
import { entryBody } from "../audit/entry.ts";
import type { AuditEvent } from "../audit/event.ts";
import type { SignedTreeHead } from "../audit/signed-head.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { LogStore } from "../ports/log-store.ts";
import type { WitnessStanding } from "../witness/witness.ts";

export interface MemoryLog {
  readonly audit: Pick<AuditStore, "size" | "entries">;
  readonly log: LogStore;
  /** To be tampered with. */
  readonly entries: AuditEntry[];
  readonly tiles: Map<string, Uint8Array>;
  standings: readonly WitnessStanding[];
  head: SignedTreeHead | undefined;
}

export function memoryLog(entries: AuditEntry[] = []): MemoryLog {
  const tiles = new Map<string, Uint8Array>();
  const memory: MemoryLog = {
    entries,
    tiles,
    standings: [],
    head: undefined,
    audit: {
      size: async () => entries.at(-1)?.seq ?? 0,
      async *entries(after = 0) {
        yield* entries.filter(({ seq }) => seq > after);
      },
    },
    log: {
      head: async () => memory.head,
      tile: async (level, index) => tiles.get(`${level}/${index}`),
      async grow(from, grown, head) {
        if ((memory.head?.seq ?? 0) !== from) return false;
        for (const { level, index, hashes } of grown) tiles.set(`${level}/${index}`, hashes);
        memory.head = head;
        return true;
      },
      witnesses: async () => memory.standings,
      async noteWitness(standing) {
        const others = memory.standings.filter(({ witness }) => witness !== standing.witness);
        memory.standings = [...others, standing];
      },
    },
  };
  return memory;
}

/** @param name of what was done: the log takes any text */
export function staffWrite(name: string): AuditEvent {
  const action = name as AuditAction;
  return { kind: "staff_write", at: new Date(0), actor: "operator", action, subject: "subject" };
}

/** Puts so many entries behind those that are there. */
export function addEntries({ entries }: MemoryLog, count: number, label = "action"): void {
  for (let n = 0; n < count; n += 1) {
    const seq = entries.length + 1;
    entries.push({ seq, body: entryBody(staffWrite(`${label} ${seq}`), `nonce ${seq}`) });
  }
}
