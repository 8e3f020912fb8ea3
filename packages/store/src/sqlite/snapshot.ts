/** Copies of the databases of a data directory, all of the same moment, taken beside whoever works with them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Database, { type Database as Sqlite } from "better-sqlite3";
import { unavailable } from "./failure.ts";
import { codeOf } from "./private-file.ts";

/** Rows of each table. */
export type TableCounts = Readonly<Record<string, number>>;

/** Of a snapshot, by the name of its file. */
export type SnapshotCounts = Readonly<Record<string, TableCounts>>;

const MAIN = "shiming.db";
const FILES = [MAIN, "sign-in.db"] as const;
/** So many pages at a time, that this process can do something else between them. */
const PAGES = 1000;

/** What can be said of the copy alone: the database itself is only read. */
const OF_WRITING = /^SQLITE_(FULL|CANTOPEN|READONLY|IOERR_(WRITE|FSYNC|TRUNCATE|SHM))/;

/**
 * Writers go on meanwhile: what they commit from here on is not in it. All databases are held at the same moment before the
 * first is copied; the rows are counted there, too.
 * @param to a folder, for `shiming.db` and, if it is there, `sign-in.db`
 * @throws StoreUnavailable
 */
export async function snapshotSqlite(directory: string, to: string): Promise<SnapshotCounts> {
  const held: { name: string; database: Sqlite }[] = [];
  try {
    for (const name of FILES) {
      if (existsSync(join(directory, name))) held.push({ name, database: hold(join(directory, name)) });
    }
    for (const { name, database } of held) {
      await copy(database, join(to, name));
    }
    return Object.fromEntries(held.map(({ name, database }) => [name, countRows(database)]));
  } catch (error) {
    throw unavailable(join(directory, MAIN), error);
  } finally {
    for (const { database } of held) database.close();
  }
}

async function copy(database: Sqlite, file: string): Promise<void> {
  try {
    await database.backup(file, { progress: () => PAGES });
  } catch (error) {
    throw OF_WRITING.test(String(codeOf(error))) ? unavailable(file, error) : error;
  }
}

/** The first read of a transaction decides what it sees to its end. */
function hold(file: string): Sqlite {
  const database = new Database(file, { readonly: true });
  database.exec("BEGIN");
  database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
  return database;
}

/**
 * Looks whether the databases of a folder are whole, and what they hold.
 * @returns the newest migration, and the rows of each table; `undefined` for a database that is damaged
 */
export function inspectSqlite(
  directory: string,
): { readonly schema: string; readonly counts: SnapshotCounts } | undefined {
  const found = FILES.filter((name) => existsSync(join(directory, name)));
  try {
    const counts = found.map((name) => [name, reading(join(directory, name), inspect)] as const);
    const schema = reading(join(directory, MAIN), newestMigration);
    return { schema, counts: Object.fromEntries(counts) };
  } catch {
    return undefined;
  }
}

function inspect(database: Sqlite): TableCounts {
  if (database.pragma("quick_check", { simple: true }) !== "ok") throw new RangeError("damaged");
  return countRows(database);
}

const newestMigration = (database: Sqlite): string =>
  String(database.prepare("SELECT max(name) FROM kysely_migration").pluck().get());

function reading<T>(file: string, read: (database: Sqlite) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function countRows(database: Sqlite): TableCounts {
  const tables = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((name) => [name, Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}
