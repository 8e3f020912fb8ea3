import {
  type AuditEntry,
  type AuditEvent,
  type AuditStore,
  type ChainHead,
  chainEntry,
  GENESIS,
} from "@shiming/core";
import type { Database } from "better-sqlite3";
import type { Connections } from "./open.ts";

/** Chains an event behind the last one. To be called inside a unit of work, which it commits with. */
export type ChainEvent = (event: AuditEvent) => void;

const PAGE = 1000;

export function createAudit({ reader, writer, queue }: Connections): {
  store: AuditStore;
  chain: ChainEvent;
} {
  const last = "SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1";
  const lastWritten = writer.prepare<[], ChainHead>(last);
  const lastCommitted = reader.prepare<[], ChainHead>(last);
  const insert = writer.prepare<[number, string, string]>("INSERT INTO audit VALUES (?, ?, ?)");
  const chain: ChainEvent = (event) => {
    const entry = chainEntry(lastWritten.get() ?? GENESIS, event);
    insert.run(entry.seq, entry.body, entry.digest);
  };

  return {
    chain,
    store: {
      append: (event) => queue.run(() => chain(event)),
      head: async () => lastCommitted.get() ?? GENESIS,
      entries: () => auditEntries(reader),
    },
  };
}

/** Every entry by its place, a page at a time: the connection is free for others between two pages. */
export async function* auditEntries(reader: Database): AsyncGenerator<AuditEntry> {
  const page = reader.prepare<[number], AuditEntry>(
    `SELECT seq, body, digest FROM audit WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  for (let seen = Number.MIN_SAFE_INTEGER; ; ) {
    const entries = page.all(seen);
    yield* entries;
    if (entries.length < PAGE) return;
    seen = (entries.at(-1) as AuditEntry).seq;
  }
}
