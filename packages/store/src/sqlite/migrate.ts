import type { Database as Sqlite } from "better-sqlite3";
import {
  DONE,
  DONE_BEFORE,
  type Done,
  newestWhereComplete,
  unmigrated,
} from "../migrations/compatibility.ts";
import { type Migrations, migrations } from "../migrations/index.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { unavailable } from "./failure.ts";
import { codeOf } from "./private-file.ts";

/**
 * Brings the database to the newest schema, forward only: to all of it or, when the process dies, to none. The connection
 * is closed afterwards.
 * @param known to the program, which is this one unless a test says otherwise
 * @returns the newest migration that it has: of a later program, where that has only added something
 * @throws StoreUnavailable when a newer program was here before, or a migration failed
 */
export async function migrateToLatest(connection: Sqlite, known: Migrations = migrations): Promise<string> {
  try {
    const newest = newestIn(connection, known);
    if (newest !== undefined) return newest;
    const { runMigrations } = await import("./run-migrations.ts");
    return await runMigrations(connection, known);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    throw isOfThisProgram(error) ? unmigrated(error) : unavailable(connection.name, error);
  } finally {
    connection.close();
  }
}

/**
 * The newest migration of a database that lacks none.
 * @throws StoreUnavailable when a newer program was here before
 */
export function newestIn(connection: Sqlite, known: Migrations = migrations): string | undefined {
  return newestWhereComplete(doneIn(connection), known);
}

function doneIn(connection: Sqlite): Done[] {
  const has = (sql: string) => connection.prepare(sql).get() !== undefined;
  if (!has("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'")) return [];
  const tells = has("SELECT 1 FROM pragma_table_info('kysely_migration') WHERE name = 'needs'");
  return connection.prepare<[], Done>(tells ? DONE : DONE_BEFORE).all();
}

/** A statement that the database refuses for what is in it, and not for what happened to the file. */
function isOfThisProgram(error: unknown): boolean {
  return codeOf(error) === "SQLITE_ERROR" || codeOf(error) === undefined;
}
