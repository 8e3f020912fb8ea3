import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Database } from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";

export interface SignInDatabase {
  readonly db: Kysely<unknown>;
  close(): Promise<void>;
}

/**
 * A database of its own: what is in it is the library's to shape, and it brings its tables up to what it needs itself.
 * @param database open; closed with what is returned
 */
export async function openSignInDatabase(
  database: Database,
  options: Omit<BetterAuthOptions, "database">,
): Promise<SignInDatabase> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  try {
    const { runMigrations } = await getMigrations({ ...options, database: { db, type: "sqlite" } });
    await runMigrations();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, close: () => db.destroy() };
}
