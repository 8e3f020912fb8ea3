import { openPrivateDatabase } from "@shiming/store";
import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Database } from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";

export interface SignInDatabase {
  readonly db: Kysely<unknown>;
  close(): Promise<void>;
}

/** A file of its own: what is in it is the library's to shape, and it brings its tables up to what it needs itself. */
export async function openSignInDatabase(
  file: string,
  options: Omit<BetterAuthOptions, "database">,
): Promise<SignInDatabase> {
  const database: Database = openPrivateDatabase(file);
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
