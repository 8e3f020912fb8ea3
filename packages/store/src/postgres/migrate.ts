import { Kysely, PostgresAdapter, PostgresDialect, sql, type Transaction } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations, migrationsOn } from "../migrations/index.ts";
import { refuseNewer, unmigrated } from "../migrations/newer.ts";
import { POSTGRES } from "../migrations/portable.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { readAddress } from "./address.ts";
import { breakableConnections } from "./breakable.ts";
import { failureOf, StatementRefused } from "./failure.ts";

/** Of any number of programs that start at once one migrates, and the others find it done. The number is anybody's. */
const MIGRATION_LOCK = 2_026_112_801;

/**
 * Brings the database to the newest schema, forward only: to all of it or, when anything dies, to none. In one transaction
 * and with its lock, and so behind something that shares out connections, too.
 * @throws StoreUnavailable when a newer program was here before, when the database is away, or a migration failed
 */
export async function migrateToLatest(url: string): Promise<void> {
  const { config } = readAddress(url);
  // A migration takes as long as it takes, and waits for the one of another node.
  const patient = { ...config, statement_timeout: 0, lock_timeout: 0, query_timeout: 0 };
  const pool = breakableConnections({ ...patient, max: 1 });
  const db = new Kysely<unknown>({ dialect: new LockedDialect({ pool }) });
  try {
    if (await isLatest(db)) return;
    await db.transaction().execute(async (transaction) => {
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
      if (!(await isLatest(transaction))) await migrate(transaction);
    });
  } catch (error) {
    const failure = failureOf(error);
    if (failure instanceof StoreUnavailable) throw failure;
    throw unmigrated(failure instanceof StatementRefused ? failure.message : failure);
  } finally {
    await db.destroy();
  }
}

/** @throws StoreUnavailable when a newer program was here before */
async function isLatest(db: Kysely<unknown>): Promise<boolean> {
  const isThere = sql<{ is: boolean }>`SELECT to_regclass('kysely_migration') IS NOT NULL AS "is"`;
  if (!(await isThere.execute(db)).rows[0]?.is) return false;
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db);
  refuseNewer(rows.map(({ name }) => name));
  return rows.length === Object.keys(migrations).length;
}

async function migrate(transaction: Transaction<unknown>): Promise<void> {
  const migrationTableSchema = await currentSchema(transaction);
  const migrator = new Migrator({ db: transaction, provider: migrationsOn(POSTGRES), migrationTableSchema });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function currentSchema(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`SELECT current_schema() AS schema`.execute(db);
  const schema = rows[0]?.schema;
  if (schema) return schema;
  throw new StoreUnavailable({
    en: "The database has no schema that tables could be made in.",
    zh: "数据库中没有可以建表的 schema。",
  });
}

/** The transaction holds the lock already. */
class LockedDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new LockedAdapter();
  }
}

class LockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}
