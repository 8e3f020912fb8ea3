import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Database } from "better-sqlite3";
import { Kysely, PostgresDialect, type PostgresPool, SqliteDialect, sql } from "kysely";

/** A place of its own: what is in it is the library's to shape, and it brings its tables up to what it needs itself. */
export type SignInPlace =
  | { readonly engine: "sqlite"; readonly database: Database }
  | { readonly engine: "postgres"; readonly pool: PostgresPool; readonly schema: string };

export interface SignInDatabase {
  readonly db: Kysely<unknown>;
  readonly type: SignInPlace["engine"];
  close(): Promise<void>;
}

/** @param place open; closed with what is returned */
export async function openSignInDatabase(
  place: SignInPlace,
  options: Omit<BetterAuthOptions, "database">,
): Promise<SignInDatabase> {
  const type = place.engine;
  const db = new Kysely<unknown>({
    dialect: type === "sqlite" ? new SqliteDialect(place) : new PostgresDialect(place),
  });
  const migrate = async (on: Kysely<unknown>) => {
    const { runMigrations } = await getMigrations({ ...options, database: { db: on, type } });
    await runMigrations();
  };
  try {
    if (type === "sqlite") await migrate(db);
    else await inSchema(db, place.schema, migrate);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db: type === "sqlite" ? db : db.withSchema(place.schema), type, close: () => db.destroy() };
}

/** Of nodes that start at once one makes the tables, and the others find them. The number is anybody's. */
const MIGRATION_LOCK = 2_026_112_802;

/** In one transaction: the lock and the path end with it, also where connections are shared. */
async function inSchema(
  db: Kysely<unknown>,
  schema: string,
  migrate: (on: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(schema)}`.execute(transaction);
    await sql`SET LOCAL search_path = ${sql.id(schema)}`.execute(transaction);
    await migrate(transaction);
  });
}
