/** Units of work: transactions that are done again where others were in their way. */
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { type Address, IDLE_TIMEOUT_MS, LOCK_TIMEOUT_MS, STATEMENT_TIMEOUT_MS } from "./address.ts";
import { ask, queriesBy } from "./ask.ts";
import type { Unit } from "./connection.ts";
import { copyRows } from "./copy.ts";
import { failureOf } from "./failure.ts";
import { statement } from "./statement.ts";

const MOST_TRIES = 20;

const BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED";
/** Where a connection is shared, what is set for good would be set for others. */
const BEGIN_WITH_TIMEOUTS = `${BEGIN};
  SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}; SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS};
  SET LOCAL idle_in_transaction_session_timeout = ${IDLE_TIMEOUT_MS}`;

const HOLD = statement<{ name: string }>(
  "INSERT INTO unit_locks (name) VALUES (@name) ON CONFLICT (name) DO UPDATE SET name = excluded.name",
);

/** Does something anew, a little later each time, while it fails for a reason that passes. */
export async function again<T>(passes: (failure: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (failure) {
      if (!passes(failure) || tries === MOST_TRIES) throw failure;
      await delay(Math.random() * 2 ** Math.min(tries, 6));
    }
  }
}

/** One try. @throws what the work threw, or what the database did; then nothing is changed */
export async function runUnit<T>(
  client: pg.ClientBase,
  { isShared }: Address,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  const queries = queriesBy((asked, values) => ask(client, asked, values, !isShared));
  const hold = async (name: string) => void (await queries.run(HOLD, { name }));
  await client.query(isShared ? BEGIN_WITH_TIMEOUTS : BEGIN);
  try {
    const result = await work({ ...queries, hold, copy: (into, rows) => copyRows(client, into, rows) });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw failureOf(error);
  }
}
