/**
 * Which node does which job. A lease ends by the database's clock, and each time that another node gets it its fencing number
 * grows: what a node changes under a lease commits with a look at its row, so that one which slept does nothing more.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type Lease, LeaseLost, type Leases } from "../leases.ts";
import type { Connection, Queries } from "./connection.ts";
import { type Statement, statement } from "./statement.ts";

/** One that is not renewed for so long goes to whoever asks. */
const LIFE_MS = 20_000;
/** How often a lease is renewed, or asked for, while it lasts. */
const TIMES = 4;

const NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

interface Fence {
  readonly name: string;
  readonly holder: string;
  readonly fence: number;
}

const take = statement<{ names: readonly string[]; holder: string; life: number }, Fence>(
  `INSERT INTO leases AS held (name, holder, ends_at, fence, since)
   SELECT name, @holder::text, ${NOW} + @life::bigint, 1, ${NOW} FROM unnest(@names::text[]) AS name ORDER BY name
   ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at,
     fence = held.fence + CASE held.holder WHEN excluded.holder THEN 0 ELSE 1 END,
     since = CASE held.holder WHEN excluded.holder THEN held.since ELSE excluded.since END
   WHERE held.holder = excluded.holder OR held.ends_at <= ${NOW}
   RETURNING name, holder, fence`,
);
const giveBack = statement<{ holder: string }>(`UPDATE leases SET ends_at = ${NOW} WHERE holder = @holder`);
const HELD = `name = @name AND holder = @holder AND fence = @fence AND ends_at > ${NOW}`;
const isHeld = statement<Fence>(`SELECT name FROM leases WHERE ${HELD}`);
/** Nobody gets the lease before the end of the unit that has looked. */
const hold = statement<Fence>(`SELECT name FROM leases WHERE ${HELD} FOR SHARE`);
const list = statement<object, Fence & { since: number | null }>(
  `SELECT name, holder, fence, since FROM leases WHERE ends_at > ${NOW} ORDER BY name`,
);

const underway = new AsyncLocalStorage<Fence>();

/** The connection, for whom what is changed under a lease commits with a look at it. */
export function fenced(connection: Connection): Connection {
  const unit: Connection["unit"] = (work) => {
    const fence = underway.getStore();
    if (!fence) return connection.unit(work);
    return connection.unit(async (unit) => {
      if (!(await unit.first(hold, fence))) throw new LeaseLost(fence.name);
      return work(unit);
    });
  };
  const isFree = ({ text }: Statement<never>) => underway.getStore() === undefined || READS.test(text);
  const { all, first, run } = connection;
  return {
    unit,
    all: (asked, values) =>
      isFree(asked) ? all(asked, values) : unit((queries) => queries.all(asked, values)),
    first: (asked, values) =>
      isFree(asked) ? first(asked, values) : unit((queries) => queries.first(asked, values)),
    run: (asked, values) =>
      isFree(asked) ? run(asked, values) : unit((queries) => queries.run(asked, values)),
  };
}

const READS = /^\s*SELECT\b/;

interface Held {
  readonly fence: number;
  /** By this process's own clock, and no later than by the database's. */
  readonly until: number;
}

/** @param queries outside of any fence */
export function createLeases(queries: Queries, holder: string, lifeMs = LIFE_MS): Leases {
  const held = new Map<string, Held>();
  const sought = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const until = performance.now() + lifeMs;
    const taken = await queries.all(take, { names: [...sought], holder, life: lifeMs });
    held.clear();
    for (const { name, fence } of taken) held.set(name, { fence, until });
  }

  function askAgain(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return {
    async seek(names) {
      for (const name of names) sought.add(name);
      // What fails once is asked for again while the lease lasts.
      timer ??= setInterval(() => void askAgain().catch(() => {}), lifeMs / TIMES).unref();
      await asking?.catch(() => {});
      await askAgain();
    },
    async under(name, work) {
      const own = held.get(name);
      if (!own || own.until <= performance.now()) return false;
      const fence = { name, holder, fence: own.fence };
      await underway.run(fence, () => work(async () => (await queries.first(isHeld, fence)) !== undefined));
      return true;
    },
    async list() {
      const all = await queries.all(list, {});
      return all.map(
        (lease): Lease => ({
          name: lease.name,
          holder: lease.holder,
          isOurs: lease.holder === holder,
          since: lease.since === null ? undefined : new Date(lease.since),
        }),
      );
    },
    async close() {
      clearInterval(timer);
      await asking?.catch(() => {});
      held.clear();
      timer = undefined;
      if (sought.size > 0) await queries.run(giveBack, { holder });
      sought.clear();
    },
  };
}
