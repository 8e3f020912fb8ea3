import type pg from "pg";
import type { CommitListener } from "../open-stores.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { CONNECT_TIMEOUT_MS, readAddress } from "./address.ts";
import { ask, queriesBy } from "./ask.ts";
import { breakableConnections } from "./breakable.ts";
import type { Connection } from "./connection.ts";
import { crowded } from "./crowded.ts";
import { failureOf, isInTheWay, isStale } from "./failure.ts";
import { again, runUnit } from "./unit.ts";

export interface PoolSettings {
  /** As {@link readAddress} reads it. */
  readonly url: string;
  /** How many connections at most. */
  readonly connections?: number | undefined;
  /** How many calls wait for one at most: what comes then is refused at once. */
  readonly mostWaiting?: number | undefined;
  /** How long to wait for a connection to be made, in milliseconds. */
  readonly connectTimeoutMs?: number | undefined;
}

export interface Pool extends Connection {
  /** How many calls are under way or wait. */
  readonly depth: number;
  onCommit(listener: CommitListener): void;
  /** Ends the connections when what is under way has ended. */
  close(): Promise<void>;
}

const CONNECTIONS = 10;
const MOST_WAITING = 1000;

/** The connections of one process. Nothing is connected before the first statement. @throws StoreUnavailable for a wrong address */
export function createPool({
  url,
  connections = CONNECTIONS,
  mostWaiting = MOST_WAITING,
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
}: PoolSettings): Pool {
  const address = readAddress(url);
  const pool = breakableConnections({
    ...address.config,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
  });
  const listeners: CommitListener[] = [];
  let depth = 0;

  async function connected<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    if (pool.waitingCount >= mostWaiting) throw crowded();
    depth += 1;
    let client: pg.PoolClient | undefined;
    try {
      client = await pool.connect();
      const value = await work(client);
      client.release();
      return value;
    } catch (error) {
      const failure = failureOf(error);
      // Whoever is away may come back as another; a statement that was prepared for tables of before stays so.
      client?.release(failure instanceof StoreUnavailable || isStale(failure));
      throw failure;
    } finally {
      depth -= 1;
    }
  }

  return {
    ...queriesBy((asked, values) =>
      again(isStale, () => connected((client) => ask(client, asked, values, !address.isShared))),
    ),
    async unit(work) {
      const since = performance.now();
      const value = await again(isInTheWay, () => connected((client) => runUnit(client, address, work)));
      const waits = [performance.now() - since];
      for (const listener of listeners) listener(waits);
      return value;
    },
    get depth() {
      return depth;
    },
    onCommit: (listener) => void listeners.push(listener),
    close: () => pool.end(),
  };
}
