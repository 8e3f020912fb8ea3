import {
  type AuditEntry,
  type AuditEvent,
  type AuditStore,
  type ChainHead,
  chainEntry,
  GENESIS,
} from "@shiming/core";
import type { Database } from "better-sqlite3";
import type { Connection } from "./connection.ts";

/** Chains an event behind the last one. To be called inside a unit of work, which it commits with. */
export type ChainEvent = (event: AuditEvent) => void;

const PAGE = 1000;

export function createAudit({ database, queue }: Connection): {
  store: AuditStore;
  chain: ChainEvent;
} {
  const last = database.prepare<[], ChainHead>("SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1");
  const insert = database.prepare<[number, string, string]>("INSERT INTO audit VALUES (?, ?, ?)");
  // Remembered between units, and read again after one was undone.
  let head: ChainHead | undefined;
  queue.onUndo(() => {
    head = undefined;
  });
  const chain: ChainEvent = (event) => {
    const entry = chainEntry(head ?? last.get() ?? GENESIS, event);
    insert.run(entry.seq, entry.body, entry.digest);
    head = entry;
  };

  return {
    chain,
    store: {
      append: (event) => queue.run(() => chain(event)),
      head: async () => last.get() ?? GENESIS,
      entries: (after) => auditEntries(database, after),
      entriesBackwards: (before) => auditEntriesBackwards(database, before),
    },
  };
}

/** Every entry before a place, the newest first, a page at a time; what comes meanwhile is not read. */
export async function* auditEntriesBackwards(
  database: Database,
  before = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<AuditEntry> {
  const page = database.prepare<[number], AuditEntry>(
    `SELECT seq, body, digest FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ${PAGE}`,
  );
  for (let seen = before; ; ) {
    const entries = page.all(seen);
    yield* entries;
    if (entries.length < PAGE) return;
    seen = (entries.at(-1) as AuditEntry).seq;
  }
}

/** Every entry behind a place, a page at a time: the connection is free for others between two pages. */
export async function* auditEntries(
  database: Database,
  after = Number.MIN_SAFE_INTEGER,
): AsyncGenerator<AuditEntry> {
  const page = database.prepare<[number], AuditEntry>(
    `SELECT seq, body, digest FROM audit WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  for (let seen = after; ; ) {
    const entries = page.all(seen);
    yield* entries;
    if (entries.length < PAGE) return;
    seen = (entries.at(-1) as AuditEntry).seq;
  }
}
