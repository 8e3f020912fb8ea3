/** Opens the platform's data, wherever it is. */
import type { OpenStores } from "@shiming/store";
import { lockSqliteDirectory } from "@shiming/store/locks";
import type { PostgresOptions } from "@shiming/store/postgres";
import { makeFolder } from "../make-folder.ts";
import { markPostgres, requireItsPlace } from "./database-place.ts";

/**
 * @param data the folder: of the database, or of this node alone where that is elsewhere
 * @param url of PostgreSQL
 * @param isHeld whether the process that started this one holds the folder
 * @throws Sentence where the folder's data is in another place; StoreUnavailable
 */
export async function openStores(
  data: string,
  url: string | undefined,
  options: PostgresOptions = {},
  { isHeld = false }: { readonly isHeld?: boolean | undefined } = {},
): Promise<OpenStores> {
  requireItsPlace(data, url);
  if (url === undefined) {
    const { openSqliteStores } = await import("@shiming/store/sqlite");
    return openSqliteStores(data);
  }
  const unlock = isHeld ? () => {} : holdFolder(data);
  try {
    const { openPostgresStores } = await import("@shiming/store/postgres");
    const stores = await openPostgresStores({ url, ...options });
    markPostgres(data);
    return { ...stores, close: () => stores.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Makes the folder and holds it for one server: its heads, its control channel, its mail. @returns lets go of it */
export function holdFolder(data: string): () => void {
  makeFolder(data);
  return lockSqliteDirectory(data);
}
