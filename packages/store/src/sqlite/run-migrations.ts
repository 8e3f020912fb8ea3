/** What a database does not have yet is done to it, by kysely. */
import type { Database as Sqlite } from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { needsOf } from "../migrations/compatibility.ts";
import { type Migrations, migrationsOn } from "../migrations/index.ts";
import { SQLITE } from "../migrations/portable.ts";

/** @returns the newest of them */
export async function runMigrations(connection: Sqlite, known: Migrations): Promise<string> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    // kysely opens no transaction around the migrations of SQLite, which could well take part in one.
    connection.exec("BEGIN IMMEDIATE");
    const migrator = new Migrator({ db, provider: migrationsOn(SQLITE, known) });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) throw error;
    const tell = connection.prepare("UPDATE kysely_migration SET needs = ? WHERE name = ?");
    for (const { migrationName: name } of results) tell.run(await needsOf(name, known), name);
    connection.exec("COMMIT");
    return results.at(-1)?.migrationName ?? "";
  } finally {
    await db.destroy();
  }
}
