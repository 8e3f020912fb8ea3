/** What tests keep their data in: SQLite in a folder or, with `TEST_STORE=postgres`, a database of the run's PostgreSQL. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { OpenStores } from "@shiming/store";
import { openPostgresStores } from "@shiming/store/postgres";
import { openSqliteStores } from "@shiming/store/sqlite";
import { temporaryDatabase } from "@shiming/store/testing";
import pg from "pg";
import { databaseOf, isOnPostgres } from "./places.ts";

/** Of the folders that have one. */
const databases = new Map<string, string>();

/** @param folder empty, or where SQLite's data is. Closing them gives a database of PostgreSQL back. */
export async function openTestStores(folder: string): Promise<OpenStores> {
  if (!isOnPostgres()) return openSqliteStores(folder);
  const database = await temporaryDatabase();
  const stores = await openPostgresStores(database);
  databases.set(folder, database.url);
  return {
    ...stores,
    async close() {
      databases.delete(folder);
      await stores.close();
      await database.remove();
    },
  };
}

/** Everything that the stores of a folder, or a server on it, have stored, as it lies there: the folder's files, and its database. */
export async function storedBytes(folder: string): Promise<Buffer> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const files = names.map((file) => join(folder, file)).filter((file) => statSync(file).isFile());
  return Buffer.concat([...files.map((file) => readFileSync(file)), await storedRows(folder)]);
}

/** What is stored beside the files of a folder, where it has a database. */
export async function storedRows(folder: string): Promise<Buffer> {
  const database = databases.get(folder) ?? (await databaseOf(folder));
  return database === undefined ? Buffer.alloc(0) : rowsOf(database);
}

async function rowsOf(database: string): Promise<Buffer> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows: tables } = await client.query(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'sign_in')",
  );
  const values: Buffer[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query({ text: `SELECT * FROM ${name}`, rowMode: "array" });
    for (const value of rows.flat()) values.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)));
  }
  await client.end();
  return Buffer.concat(values);
}
