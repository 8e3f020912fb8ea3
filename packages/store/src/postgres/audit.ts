/**
 * The audit. An entry is committed with its change, without a number: those who change things wait for no common lock. Whoever
 * asks for entries numbers what has come since, one at a time, in the order in which it came.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { type AuditEntry, type AuditEvent, type AuditStore, createNonces, entryBody } from "@shiming/core";
import type { Connection, Queries, Unit } from "./connection.ts";
import { statement } from "./statement.ts";

/** Records events in a unit of work, which they commit with. */
export type RecordEvents = (unit: Unit, events: readonly AuditEvent[]) => Promise<void>;

const PAGE = 1000;

/**
 * The time of the database's clock at which a row of `unnumbered_entries` is written. What came after something else saw its
 * commit, and so a later time.
 */
export const ARRIVAL = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

const record = statement<{ ids: readonly string[]; bodies: readonly string[] }>(
  `INSERT INTO unnumbered_entries (id, arrived_at, place, body)
   SELECT id, ${ARRIVAL}, place, body
   FROM unnest(@ids::text[], @bodies::text[]) WITH ORDINALITY AS given (id, body, place)`,
);
const waiting = statement<object, { id: string; body: string }>(
  `SELECT id, body FROM unnumbered_entries ORDER BY arrived_at, place, id LIMIT ${PAGE}`,
);
const forget = statement<{ ids: readonly string[] }>(
  "DELETE FROM unnumbered_entries WHERE id = ANY(@ids::text[])",
);
const last = statement<object, { seq: number }>("SELECT seq FROM audit ORDER BY seq DESC LIMIT 1");
const append = statement<{ seqs: readonly number[]; bodies: readonly string[] }>(
  `INSERT INTO audit (seq, body) SELECT * FROM unnest(@seqs::bigint[], @bodies::text[])`,
);
const pageAfter = statement<{ seen: number }, AuditEntry>(
  `SELECT seq, body FROM audit WHERE seq > @seen ORDER BY seq LIMIT ${PAGE}`,
);
const pageBefore = statement<{ seen: number }, AuditEntry>(
  `SELECT seq, body FROM audit WHERE seq < @seen ORDER BY seq DESC LIMIT ${PAGE}`,
);

/** For an entry, wherever its text is put together. */
export const nextNonce = createNonces(randomBytes);

export const recordEvents: RecordEvents = async (unit, events) => {
  if (events.length === 0) return;
  const bodies = events.map((event) => entryBody(event, nextNonce()));
  await unit.run(record, { ids: bodies.map(() => randomUUID()), bodies });
};

/** @param copy where whole pages of entries may be read, too: an entry never changes */
export function createAudit(connection: Connection, copy?: Queries): AuditStore {
  return {
    append: (event) => connection.unit((unit) => recordEvents(unit, [event])),
    async size() {
      await numberAll(connection);
      return lastNumber(connection);
    },
    entries: (after) => entriesAfter(connection, pagesOf(connection, copy), after),
    entriesBackwards: (before) => entriesBefore(connection, pagesOf(connection, copy), before),
  };
}

type ReadPage = (page: typeof pageAfter, seen: number) => Promise<readonly AuditEntry[]>;

/** Of a copy that may be behind, a page is what it is once it is full and begins where it should. */
function pagesOf(connection: Connection, copy: Queries | undefined): ReadPage {
  return async (page, seen) => {
    const entries = copy && (await copy.all(page, { seen }));
    const isWhole = entries?.length === PAGE && Math.abs((entries[0]?.seq ?? 0) - seen) === 1;
    return isWhole ? entries : connection.all(page, { seen });
  };
}

/** From below the first number on: what somebody has put there is told, too. */
async function* entriesAfter(
  connection: Connection,
  read: ReadPage,
  after = Number.MIN_SAFE_INTEGER,
): AsyncGenerator<AuditEntry> {
  // Before the first page: what another numbers between a page and its end would be on neither.
  await numberAll(connection);
  for (let seen = after; ; ) {
    const entries = await read(pageAfter, seen);
    yield* entries;
    seen = entries.at(-1)?.seq ?? seen;
    if (entries.length < PAGE && !(await numberSome(connection))) return;
  }
}

async function* entriesBefore(
  connection: Connection,
  read: ReadPage,
  before = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<AuditEntry> {
  await numberAll(connection);
  for (let seen = Math.min(before, (await lastNumber(connection)) + 1); ; ) {
    const entries = await read(pageBefore, seen);
    yield* entries;
    if (entries.length < PAGE) return;
    seen = entries.at(-1)?.seq ?? 0;
  }
}

async function lastNumber(queries: Queries): Promise<number> {
  return (await queries.first(last, {}))?.seq ?? 0;
}

async function numberAll(connection: Connection): Promise<void> {
  while (await numberSome(connection));
}

/** @returns whether there was something to number */
function numberSome(connection: Connection): Promise<boolean> {
  return connection.unit(async (unit) => {
    await unit.hold("audit");
    const entries = await unit.all(waiting, {});
    if (entries.length === 0) return false;
    const before = await lastNumber(unit);
    const bodies = entries.map(({ body }) => body);
    await unit.run(append, { seqs: bodies.map((_, place) => before + 1 + place), bodies });
    await unit.run(forget, { ids: entries.map(({ id }) => id) });
    return true;
  });
}
