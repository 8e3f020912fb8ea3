import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "../../conformance/index.ts";
import { type Migrations, migrations } from "../../migrations/index.ts";
import type { OpenStores } from "../../open-stores.ts";
import { openDatabase } from "../database-file.ts";
import { migrateToLatest } from "../migrate.ts";
import { openSqliteStores } from "../open.ts";

/** A new folder for a test, and how to remove it. */
export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "shiming-store-"));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** A database without data, as a file has it: made once for each schema, which takes longer than most tests. */
const emptyFiles = new Map<Migrations, Promise<Buffer>>();

async function makeEmpty(known: Migrations): Promise<Buffer> {
  const directory = temporaryDirectory();
  const file = join(directory.path, "shiming.db");
  await migrateToLatest(openDatabase(file), known);
  const bytes = readFileSync(file);
  directory.remove();
  return bytes;
}

/**
 * SQLite stores in a folder of their own.
 * @param known to the program that made the database, which is this one unless told otherwise
 */
export async function openTemporary(
  known: Migrations = migrations,
): Promise<TestDatabase & { readonly stores: OpenStores }> {
  const directory = temporaryDirectory();
  const empty = emptyFiles.get(known) ?? makeEmpty(known);
  emptyFiles.set(known, empty);
  writeFileSync(join(directory.path, "shiming.db"), await empty, { mode: 0o600 });
  let stores = await openSqliteStores(directory.path);
  return {
    get stores() {
      return stores;
    },
    async restart() {
      await stores.close();
      stores = await openSqliteStores(directory.path);
    },
    async remove() {
      await stores.close();
      directory.remove();
    },
  };
}
