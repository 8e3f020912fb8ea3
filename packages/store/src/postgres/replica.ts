/** A streaming replica, read where it is not too old: told by the positions of the primary's log. */
import { setTimeout as delay } from "node:timers/promises";
import type { Stores } from "@shiming/core";
import type { ReadReplica } from "../open-stores.ts";
import { createPool, type Pool } from "./pool.ts";
import { statement } from "./statement.ts";

const MOST_BEHIND_MS = 5000;
/** Nobody waits longer for one that does not answer, nor asks it again so soon. */
const PATIENCE_MS = 1000;
const LEFT_ALONE_MS = 5000;

interface Position {
  readonly place: number | null;
}

const written = statement<object, Position>(
  "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint AS place",
);
/** None on what is no replica: a database that was promoted goes its own way. */
const replayed = statement<object, Position>(
  `SELECT CASE WHEN pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint END AS place`,
);

/** @param storesOn the stores that read a copy */
export function createReplica(
  primary: Pool,
  url: string,
  storesOn: (copy: Pool) => Stores,
): ReadReplica & { close(): Promise<void> } {
  const copy = createPool({ url, connectTimeoutMs: PATIENCE_MS });
  const stores = storesOn(copy);
  /** Where the primary was, and when. */
  let noted: { readonly at: number; readonly place: number }[] = [];
  let changed = 0;
  let [state, awayAt]: [ReadReplica["state"], number] = ["used", Number.NEGATIVE_INFINITY];

  const placeOf = async (pool: Pool) =>
    pool.first(pool === primary ? written : replayed, {}).then((found) => found?.place ?? 0);

  async function isFresh(): Promise<ReadReplica["state"]> {
    const [now, there] = await Promise.all([placeOf(primary), inTime(placeOf(copy).catch(() => 0))]);
    const at = performance.now();
    noted.push({ at, place: now });
    const old = noted.findLastIndex((note) => note.at <= at - MOST_BEHIND_MS);
    noted = noted.slice(Math.max(0, old));
    if (there === 0) {
      awayAt = at;
      return "away";
    }
    return there >= Math.max(changed, noted[0]?.place ?? 0) ? "used" : "behind";
  }

  return {
    get state() {
      return state;
    },
    async stores() {
      if (performance.now() < awayAt + LEFT_ALONE_MS) return undefined;
      state = await isFresh();
      return state === "used" ? stores : undefined;
    },
    async noteChange() {
      changed = Math.max(changed, await placeOf(primary));
    },
    close: () => copy.close(),
  };
}

const inTime = (place: Promise<number>) => Promise.race([place, delay(PATIENCE_MS, 0, { ref: false })]);
