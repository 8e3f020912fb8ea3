import { Kysely, PostgresAdapter, PostgresDialect, sql, type Transaction } from "kysely";
import { Migrator } from "kysely/migration";
import {
  DONE,
  DONE_BEFORE,
  type Done,
  needsOf,
  newestWhereComplete,
  unmigrated,
} from "../migrations/compatibility.ts";
import { type Migrations, migrations, migrationsOn } from "../migrations/index.ts";
import { POSTGRES } from "../migrations/portable.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { readAddress } from "./address.ts";
import { breakableConnections } from "./breakable.ts";
import { failureOf, StatementRefused } from "./failure.ts";
import { again } from "./unit.ts";

/** Of any number of programs that start at once one migrates, and the others find it done. The number is anybody's. */
const MIGRATION_LOCK = 2_026_112_801;

/** Behind a change of a table that waits for somebody, everybody else waits: it gives way, and comes again. */
const PATIENCE = "2s";
const GIVES_WAY = new Set(["55P03", "40P01"]);

/**
 * Brings the database to the newest schema, forward only: to all of it or, when anything dies, to none. In one transaction
 * and with its lock, and so behind something that shares out connections, too. Other nodes, of the release before, are at work
 * meanwhile.
 * @param known to the program, which is this one unless a test says otherwise
 * @returns the newest migration that it has: of a later program, where that has only added something
 * @throws StoreUnavailable when a newer program was here before, when the database is away, or a migration failed
 */
export async function migrateToLatest(url: string, known: Migrations = migrations): Promise<string> {
  const { config } = readAddress(url);
  // A migration takes as long as it takes, and waits for the one of another node.
  const patient = { ...config, statement_timeout: 0, lock_timeout: 0, query_timeout: 0 };
  const pool = breakableConnections({ ...patient, max: 1 });
  const db = new Kysely<unknown>({ dialect: new LockedDialect({ pool }) });
  try {
    return (
      newestWhereComplete(await doneIn(db), known) ?? (await again(givesWay, () => migrateLocked(db, known)))
    );
  } catch (error) {
    const failure = failureOf(error);
    if (failure instanceof StoreUnavailable) throw failure;
    throw unmigrated(failure instanceof StatementRefused ? failure.message : failure);
  } finally {
    await db.destroy();
  }
}

const givesWay = (error: unknown) => GIVES_WAY.has((error as { code?: string }).code ?? "");

async function doneIn(db: Kysely<unknown>): Promise<readonly Done[]> {
  const { rows } = await sql<{ has: boolean; tells: boolean }>`
    SELECT count(*) > 0 AS has, count(*) FILTER (WHERE attname = 'needs') > 0 AS tells
    FROM pg_attribute WHERE attrelid = to_regclass('kysely_migration')`.execute(db);
  if (!rows[0]?.has) return [];
  return (await sql<Done>`${sql.raw(rows[0].tells ? DONE : DONE_BEFORE)}`.execute(db)).rows;
}

function migrateLocked(db: Kysely<unknown>, known: Migrations): Promise<string> {
  return db.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    const newest = newestWhereComplete(await doneIn(transaction), known);
    if (newest !== undefined) return newest;
    await sql`SET LOCAL lock_timeout = ${sql.lit(PATIENCE)}`.execute(transaction);
    return migrate(transaction, known);
  });
}

async function migrate(transaction: Transaction<unknown>, known: Migrations): Promise<string> {
  const migrationTableSchema = await currentSchema(transaction);
  const provider = migrationsOn(POSTGRES, known);
  const migrator = new Migrator({ db: transaction, provider, migrationTableSchema });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  for (const { migrationName: name } of results) {
    await sql`UPDATE kysely_migration SET needs = ${await needsOf(name, known)} WHERE name = ${name}`.execute(
      transaction,
    );
  }
  return results.at(-1)?.migrationName ?? "";
}

async function currentSchema(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ schema: string | null; may: boolean | null }>`
    SELECT current_schema() AS schema, has_schema_privilege(current_schema(), 'CREATE') AS may`.execute(db);
  const { schema, may } = rows[0] ?? {};
  // Refused by the first statement of a transaction, it would be told what the second says: that there was a first.
  if (schema && !may) throw forbidden(schema);
  if (schema) return schema;
  throw new StoreUnavailable({
    en: "The database has no schema that tables could be made in.",
    zh: "数据库中没有可以建表的 schema。",
  });
}

const forbidden = (schema: string) =>
  new StoreUnavailable({
    en: `The database's user may make no tables in the schema ${schema}: GRANT CREATE ON SCHEMA ${schema} to it, or name another user.`,
    zh: `数据库用户无权在 schema ${schema} 中建表：请为其执行 GRANT CREATE ON SCHEMA ${schema}，或换用其他用户。`,
  });

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
