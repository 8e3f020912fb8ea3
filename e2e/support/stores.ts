/** What tests keep their data in: SQLite in a folder or, with `SHIMING_TEST_STORE=postgres`, a database of the run's PostgreSQL. */
import { type OpenStores, openPostgresStores, openSqliteStores } from "@shiming/store";
import { temporaryDatabase } from "@shiming/store/testing";

export const isOnPostgres = process.env.SHIMING_TEST_STORE === "postgres";

/** @param folder empty, or where SQLite's data is. Closing them gives a database of PostgreSQL back. */
export async function openTestStores(folder: string): Promise<OpenStores> {
  if (!isOnPostgres) return openSqliteStores(folder);
  const database = await temporaryDatabase();
  const stores = await openPostgresStores(database);
  return {
    ...stores,
    async close() {
      await stores.close();
      await database.remove();
    },
  };
}
