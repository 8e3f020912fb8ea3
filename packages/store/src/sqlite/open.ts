import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Stores } from "@shiming/core";
import Database, { type Database as Sqlite } from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { createAccountStore } from "./accounts.ts";
import { createAudit } from "./audit.ts";
import { createConsentStore } from "./consents.ts";
import { lockSqliteDirectory } from "./directory-lock.ts";
import { createHostStore } from "./hosts.ts";
import { createHousekeeping } from "./housekeeping.ts";
import { createMerchantStore } from "./merchants.ts";
import { migrateToLatest } from "./migrate.ts";
import { createMiniProgramStore } from "./mini-programs.ts";
import { createPersonSessionStore } from "./person-sessions.ts";
import { codeOf, createPrivately } from "./private-file.ts";
import { createQuotaCounter } from "./quota-counter.ts";
import { type CommitListener, WriteQueue } from "./write-queue.ts";

export interface SqliteStores extends Stores {
  /** What the metrics show of the writes. */
  readonly writes: { depth(): number; onCommit(listener: CommitListener): void };

  /** Finishes what waits, checkpoints, and lets go of the directory. */
  close(): Promise<void>;
}

/** Where a store's connections are: everything an adapter of one port needs. */
export interface Connections {
  readonly reader: Sqlite;
  readonly writer: Sqlite;
  readonly queue: WriteQueue;
}

/**
 * Opens, or makes, the embedded database of a data directory: WAL, every commit on the disk before it is answered.
 * @throws StoreUnavailable when another process has the directory, when the database is newer than this program, or
 * when it cannot be opened
 */
export async function openSqliteStores(directory: string): Promise<SqliteStores> {
  makeDirectory(directory);
  const unlock = lockSqliteDirectory(directory);
  const file = join(directory, "shiming.db");
  try {
    createPrivately(file);
    await migrateToLatest(openWriter(file));
    return assemble(file, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreUnavailable(`${directory} cannot hold data (${codeOf(error)}).`, { cause: error });
  }
}

/** A connection that writes. @throws StoreUnavailable for a file that is no database */
export function openWriter(file: string): Sqlite {
  let database: Sqlite | undefined;
  try {
    database = new Database(file);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma("cache_size = -32000");
    return database;
  } catch (error) {
    database?.close();
    throw new StoreUnavailable(`${file} is not a database that shiming can open.`, { cause: error });
  }
}

function assemble(file: string, unlock: () => void): SqliteStores {
  const writer = openWriter(file);
  const reader = writer;
  const queue = new WriteQueue(writer);
  const connections: Connections = { reader, writer, queue };
  const audit = createAudit(connections);
  const accessTokens = createAccessTokens(connections);
  return {
    audit: audit.store,
    accessTokens: accessTokens.store,
    accounts: createAccountStore(connections, audit.chain),
    consents: createConsentStore(connections, audit.chain),
    hosts: createHostStore(connections, audit.chain),
    housekeeping: createHousekeeping(connections, accessTokens.forgetExpired),
    merchants: createMerchantStore(connections, audit.chain),
    miniPrograms: createMiniProgramStore(connections, audit.chain),
    quotas: createQuotaCounter(connections),
    sessions: createPersonSessionStore(connections),
    writes: { depth: () => queue.depth, onCommit: (listener) => queue.onCommit(listener) },
    async close() {
      try {
        await queue.run(() => {});
        await queue.drained();
      } finally {
        reader.close();
        writer.close();
        unlock();
      }
    },
  };
}
