import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "../../conformance/index.ts";
import type { OpenStores } from "../../open-stores.ts";
import { openSqliteStores } from "../open.ts";

/** A new folder for a test, and how to remove it. */
export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "shiming-store-"));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** SQLite stores in a folder of their own. */
export async function openTemporary(): Promise<TestDatabase & { readonly stores: OpenStores }> {
  const directory = temporaryDirectory();
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
