/**
 * The audit. An event is committed with its change, without a place: those who change things wait for no common lock. Whoever
 * asks for the chain chains what has come since, one at a time, in the order in which it came.
 */
import { randomUUID } from "node:crypto";
import {
  type AuditEntry,
  type AuditEvent,
  type AuditStore,
  type ChainHead,
  chainEntry,
  GENESIS,
} from "@shiming/core";
import type { Connection, Queries, Unit } from "./connection.ts";
import { statement } from "./statement.ts";

/** Records events in a unit of work, which they commit with. */
export type RecordEvents = (unit: Unit, events: readonly AuditEvent[]) => Promise<void>;

const PAGE = 1000;

/**
 * The time of the database's clock at which a row of `unchained_events` is written. What came after something else saw its
 * commit, and so a later time.
 */
export const ARRIVAL = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

const record = statement<{ ids: readonly string[]; events: readonly string[] }>(
  `INSERT INTO unchained_events (id, arrived_at, place, event)
   SELECT id, ${ARRIVAL}, place, event
   FROM unnest(@ids::text[], @events::text[]) WITH ORDINALITY AS given (id, event, place)`,
);
const waiting = statement<object, { id: string; event: string }>(
  `SELECT id, event FROM unchained_events ORDER BY arrived_at, place, id LIMIT ${PAGE}`,
);
const forget = statement<{ ids: readonly string[] }>(
  "DELETE FROM unchained_events WHERE id = ANY(@ids::text[])",
);
const last = statement<object, ChainHead>("SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1");
const append = statement<{ seqs: readonly number[]; bodies: readonly string[]; digests: readonly string[] }>(
  `INSERT INTO audit (seq, body, digest)
   SELECT * FROM unnest(@seqs::bigint[], @bodies::text[], @digests::text[])`,
);
const pageAfter = statement<{ seen: number }, AuditEntry>(
  `SELECT seq, body, digest FROM audit WHERE seq > @seen ORDER BY seq LIMIT ${PAGE}`,
);
const pageBefore = statement<{ seen: number }, AuditEntry>(
  `SELECT seq, body, digest FROM audit WHERE seq < @seen ORDER BY seq DESC LIMIT ${PAGE}`,
);

export const recordEvents: RecordEvents = async (unit, events) => {
  if (events.length === 0) return;
  const texts = events.map((event) => JSON.stringify(event));
  await unit.run(record, { ids: texts.map(() => randomUUID()), events: texts });
};

export function createAudit(connection: Connection): AuditStore {
  return {
    append: (event) => connection.unit((unit) => recordEvents(unit, [event])),
    async head() {
      await chainAll(connection);
      return headNow(connection);
    },
    entries: (after) => entriesAfter(connection, after),
    entriesBackwards: (before) => entriesBefore(connection, before),
  };
}

async function* entriesAfter(connection: Connection, after = -1): AsyncGenerator<AuditEntry> {
  for (let seen = after; ; ) {
    const entries = await connection.all(pageAfter, { seen });
    yield* entries;
    seen = entries.at(-1)?.seq ?? seen;
    if (entries.length < PAGE && !(await chainSome(connection))) return;
  }
}

async function* entriesBefore(
  connection: Connection,
  before = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<AuditEntry> {
  await chainAll(connection);
  for (let seen = before; ; ) {
    const entries = await connection.all(pageBefore, { seen });
    yield* entries;
    if (entries.length < PAGE) return;
    seen = entries.at(-1)?.seq ?? 0;
  }
}

async function headNow(queries: Queries): Promise<ChainHead> {
  return (await queries.first(last, {})) ?? GENESIS;
}

async function chainAll(connection: Connection): Promise<void> {
  while (await chainSome(connection));
}

/** @returns whether there was something to chain */
function chainSome(connection: Connection): Promise<boolean> {
  return connection.unit(async (unit) => {
    await unit.hold("audit");
    const events = await unit.all(waiting, {});
    if (events.length === 0) return false;
    const entries: AuditEntry[] = [];
    let head = await headNow(unit);
    for (const { event } of events) {
      const entry = chainEntry(head, JSON.parse(event));
      entries.push(entry);
      head = entry;
    }
    await unit.run(append, {
      seqs: entries.map(({ seq }) => seq),
      bodies: entries.map(({ body }) => body),
      digests: entries.map(({ digest }) => digest),
    });
    await unit.run(forget, { ids: events.map(({ id }) => id) });
    return true;
  });
}
