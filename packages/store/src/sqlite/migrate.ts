import type { Database as Sqlite } from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { migrationsOn } from "../migrations/index.ts";
import { refuseNewer, unmigrated } from "../migrations/newer.ts";
import { SQLITE } from "../migrations/portable.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { unavailable } from "./failure.ts";
import { codeOf } from "./private-file.ts";

/**
 * Brings the database to the newest schema, forward only: to all of it or, when the process dies, to none. The connection
 * is closed afterwards.
 * @throws StoreUnavailable when a newer program was here before, or a migration failed
 */
export async function migrateToLatest(connection: Sqlite): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    refuseNewer(doneIn(connection));
    // kysely opens no transaction around the migrations of SQLite, which could well take part in one.
    connection.exec("BEGIN IMMEDIATE");
    const migrator = new Migrator({ db, provider: migrationsOn(SQLITE) });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    connection.exec("COMMIT");
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    throw isOfThisProgram(error) ? unmigrated(error) : unavailable(connection.name, error);
  } finally {
    await db.destroy();
  }
}

/** Which migrations it has. */
function doneIn(connection: Sqlite): string[] {
  const isThere = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get();
  if (!isThere) return [];
  return connection.prepare<[], string>("SELECT name FROM kysely_migration").pluck().all();
}

/** A statement that the database refuses for what is in it, and not for what happened to the file. */
function isOfThisProgram(error: unknown): boolean {
  return codeOf(error) === "SQLITE_ERROR" || codeOf(error) === undefined;
}
