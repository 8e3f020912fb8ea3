import { inject } from "vitest";
import type { TestDatabase } from "../../conformance/index.ts";
import { openPostgresStores } from "../open.ts";
import { createDatabase, emptyDatabase } from "./database.ts";
import type {} from "./global-setup.ts";

/** Databases that a test has given back. */
const free: string[] = [];

export interface TemporaryDatabase {
  readonly url: string;
  /** Gives it back, when nobody is at work in it any more. */
  remove(): Promise<void>;
}

/** A migrated database without data, on the server of the run, that nobody else uses. */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const url = free.pop() ?? (await createDatabase(await templateOfRun()));
  return {
    url,
    async remove() {
      await emptyDatabase(url);
      free.push(url);
    },
  };
}

/** The address of a database that nothing was made in yet. */
export async function bareDatabase(): Promise<string> {
  return createDatabase(await templateOfRun(), "template0");
}

/** PostgreSQL stores in a database of their own. */
export async function openTemporary(): Promise<TestDatabase> {
  const { url, remove } = await temporaryDatabase();
  // Some tests ask for more at once than a node is to bear.
  const open = () => openPostgresStores({ url, mostWaiting: 10_000 });
  let stores = await open();
  return {
    get stores() {
      return stores;
    },
    async restart() {
      await stores.close();
      stores = await open();
    },
    async remove() {
      await stores.close();
      await remove();
    },
  };
}

async function templateOfRun(): Promise<string> {
  const answer = await fetch(inject("postgres"));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
