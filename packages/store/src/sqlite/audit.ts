import { randomBytes } from "node:crypto";
import { type AuditEntry, type AuditEvent, type AuditStore, createNonces, entryBody } from "@shiming/core";
import type { Database } from "better-sqlite3";
import type { Connection } from "./connection.ts";

/** Puts an event behind the last entry, under the next number. To be called inside a unit of work, which it commits with. */
export type RecordEvent = (event: AuditEvent) => void;

const PAGE = 1000;

export function createAudit({ database, queue }: Connection): {
  store: AuditStore;
  record: RecordEvent;
} {
  const lastNumber = database.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM audit").pluck();
  const insert = database.prepare<[number, string]>("INSERT INTO audit (seq, body) VALUES (?, ?)");
  const nonce = createNonces(randomBytes);
  // Remembered between units, and read again after one was undone.
  let size: number | undefined;
  queue.onUndo(() => {
    size = undefined;
  });
  const record: RecordEvent = (event) => {
    const seq = (size ?? lastNumber.get() ?? 0) + 1;
    insert.run(seq, entryBody(event, nonce()));
    size = seq;
  };

  return {
    record,
    store: {
      append: (event) => queue.run(() => record(event)),
      size: async () => lastNumber.get() ?? 0,
      entries: (after) => waited(auditEntries(database, after)),
      entriesBackwards: (before) => waited(auditEntriesBackwards(database, before)),
    },
  };
}

async function* waited(entries: Iterable<AuditEntry>): AsyncGenerator<AuditEntry> {
  yield* entries;
}

/** Every entry before a number, the newest first, a page at a time; what comes meanwhile is not read. */
export function* auditEntriesBackwards(
  database: Database,
  before = Number.MAX_SAFE_INTEGER,
): Generator<AuditEntry> {
  const page = database.prepare<[number], AuditEntry>(
    `SELECT seq, body FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ${PAGE}`,
  );
  for (let seen = before; ; ) {
    const entries = page.all(seen);
    yield* entries;
    if (entries.length < PAGE) return;
    seen = (entries.at(-1) as AuditEntry).seq;
  }
}

/** Every entry behind a number, a page at a time: the connection is free for others between two pages. */
export function* auditEntries(database: Database, after = Number.MIN_SAFE_INTEGER): Generator<AuditEntry> {
  const page = database.prepare<[number], AuditEntry>(
    `SELECT seq, body FROM audit WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  for (let seen = after; ; ) {
    const entries = page.all(seen);
    yield* entries;
    if (entries.length < PAGE) return;
    seen = (entries.at(-1) as AuditEntry).seq;
  }
}
