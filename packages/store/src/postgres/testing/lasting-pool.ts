/**
 * Connections that stay when the stores of a test are closed: a new one costs PostgreSQL a process, and what that has to learn of
 * the tables, which is more than most tests ask of it. Those that nobody uses any more end by themselves.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { createPool, type Pool, type PoolSettings } from "../pool.ts";

const pools = new Map<string, Pool>();

/** @returns a pool whose close only waits for what is under way; it knows no listeners of earlier tests */
export function lastingPool(settings: PoolSettings): Pool {
  const pool = pools.get(settings.url) ?? createPool(settings);
  pools.set(settings.url, pool);
  let listens = true;
  return {
    all: pool.all,
    first: pool.first,
    run: pool.run,
    unit: pool.unit,
    get depth() {
      return pool.depth;
    },
    onCommit: (listener) =>
      pool.onCommit((waits) => {
        if (listens) listener(waits);
      }),
    async close() {
      while (pool.depth > 0) await nextTurn();
      listens = false;
    },
  };
}
