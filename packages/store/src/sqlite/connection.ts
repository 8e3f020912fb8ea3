import type { Database as Sqlite } from "better-sqlite3";
import type { WriteQueue } from "./write-queue.ts";

/**
 * The one connection to the database: everything an adapter of one port needs. Only the queue opens transactions, and it
 * runs each that writes from beginning to end without a pause, so whoever reads between them reads what was committed, from
 * pages that are still in memory (another connection would lose its own with every commit).
 */
export interface Connection {
  readonly database: Sqlite;
  readonly queue: WriteQueue;
}
