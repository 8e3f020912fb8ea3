import { inject } from "vitest";
import type { TestDatabase } from "../../conformance/index.ts";
import { type Migrations, migrations } from "../../migrations/index.ts";
import { migrateToLatest } from "../migrate.ts";
import { openPostgresStores, storesOver } from "../open.ts";
import { createDatabase, emptyDatabase, nameOf } from "./database.ts";
import type {} from "./global-setup.ts";
import { lastingPool } from "./lasting-pool.ts";

/** What databases are copies of, by what the program that made them knew; and those that a test has given back. */
const templates = new Map<Migrations, { readonly url: Promise<string>; readonly free: string[] }>();

export interface TemporaryDatabase {
  readonly url: string;
  /** Gives it back, when nobody is at work in it any more. */
  remove(): Promise<void>;
}

/**
 * A migrated database without data, on the server of the run, that nobody else uses.
 * @param known to the program that made it, which is this one unless told otherwise
 */
export async function temporaryDatabase(known: Migrations = migrations): Promise<TemporaryDatabase> {
  const template = templates.get(known) ?? { url: makeTemplate(known), free: [] };
  templates.set(known, template);
  const url = template.free.pop() ?? (await createDatabase(await template.url));
  return {
    url,
    async remove() {
      await emptyDatabase(url);
      template.free.push(url);
    },
  };
}

async function makeTemplate(known: Migrations): Promise<string> {
  const ours = await templateOfRun();
  if (known === migrations) return ours;
  const url = await createDatabase(ours);
  await migrateToLatest(url, known);
  return url;
}

/** The address of a database that nothing was made in yet. */
export async function bareDatabase(): Promise<string> {
  return createDatabase(await templateOfRun(), "template0");
}

/** A copy of a database that nobody is at work in. @returns its address */
export async function copyOfDatabase(url: string): Promise<string> {
  return createDatabase(await templateOfRun(), nameOf(url));
}

export { createDatabase, dropDatabase } from "./database.ts";

/**
 * PostgreSQL stores in a database of their own, over connections that were made for the tests before.
 * @param known as {@link temporaryDatabase}
 */
export async function openTemporary(known: Migrations = migrations): Promise<TestDatabase> {
  const { url, remove } = await temporaryDatabase(known);
  // Some tests ask for more at once than a node is to bear, and a busy machine takes its time.
  const settings = { url, mostWaiting: 10_000, connectTimeoutMs: 60_000 };
  let stores = storesOver(lastingPool(settings), newestOf(known), settings);
  return {
    get stores() {
      return stores;
    },
    async restart() {
      await stores.close();
      stores = await openPostgresStores(settings);
    },
    async remove() {
      await stores.close();
      await remove();
    },
  };
}

const newestOf = (known: Migrations) => Object.keys(known).sort().at(-1) ?? "";

/** Names, to a process that a test has started, where to ask for the template: it is in no run itself. */
export const TEMPLATE_AT = "TEST_TEMPLATE_AT";

async function templateOfRun(): Promise<string> {
  const answer = await fetch(process.env[TEMPLATE_AT] ?? inject("postgres"));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
