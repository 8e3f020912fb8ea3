import type { Database as Sqlite } from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { StoreUnavailable } from "../store-unavailable.ts";
import { unavailable } from "./failure.ts";
import { migrations } from "./migrations/index.ts";
import { codeOf } from "./private-file.ts";

/**
 * Brings the database to the newest schema, forward only: to all of it or, when the process dies, to none. The connection
 * is closed afterwards.
 * @throws StoreUnavailable when a newer program was here before, or a migration failed
 */
export async function migrateToLatest(connection: Sqlite): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    await refuseNewer(db);
    // kysely opens no transaction around the migrations of SQLite, which could well take part in one.
    connection.exec("BEGIN IMMEDIATE");
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
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

async function refuseNewer(db: Kysely<unknown>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return;
  const done = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  const unknown = done.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown) {
    throw new StoreUnavailable({
      en: `The database is newer than this program (it has migration ${unknown.name}); start the newer version of shiming.`,
      zh: `数据库比本程序新（含有迁移 ${unknown.name}）；请启动较新版本的 shiming。`,
    });
  }
}

/** A statement that the database refuses for what is in it, and not for what happened to the file. */
function isOfThisProgram(error: unknown): boolean {
  return codeOf(error) === "SQLITE_ERROR" || codeOf(error) === undefined;
}

function unmigrated(error: unknown): StoreUnavailable {
  const said = {
    en: `The database could not be migrated: ${String(error)}`,
    zh: `数据库无法迁移：${String(error)}`,
  };
  return new StoreUnavailable(said, { cause: error });
}
