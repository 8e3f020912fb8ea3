/**
 * Where the servers and commands of tests have their data: in the folder that a test names or, with `TEST_STORE=postgres`, in a
 * database of the run's PostgreSQL that goes with the folder. No test knows which.
 */
import { cpSync } from "node:fs";
import { resolve } from "node:path";
import { bareDatabase, copyOfDatabase, dropDatabase } from "@shiming/store/testing";
import { inject } from "vitest";

export type Environment = Readonly<Record<string, string | undefined>>;

export const isOnPostgres = (): boolean => process.env.TEST_STORE === "postgres";

/** By the path of the folder. */
const databases = new Map<string, Promise<string>>();

export interface Place {
  readonly args: readonly string[];
  readonly env: Environment;
}

/** What a command is started with so that it finds its data. A folder that nobody has used gets a database of its own. */
export async function placed(args: readonly string[], env: Environment, cwd = process.cwd()): Promise<Place> {
  const data = dataOf(args, env);
  const isNamed = env.SHIMING_DATABASE_URL !== undefined || args.includes("--database-url");
  if (!isOnPostgres() || data === undefined || isNamed) return { args, env };
  const folder = resolve(cwd, data);
  const database = databases.get(folder) ?? bareDatabase();
  databases.set(folder, database);
  const url = await database;
  if (args[0] === "sandbox") return { args: [...args, "--database-url", url], env };
  return { args, env: { ...env, SHIMING_DATABASE_URL: url } };
}

function dataOf(args: readonly string[], env: Environment): string | undefined {
  const named = args.indexOf("--data");
  return named < 0 ? env.SHIMING_DATA : args[named + 1];
}

/** The database of a folder, where it has one. */
export const databaseOf = (folder: string): Promise<string> | undefined => databases.get(resolve(folder));

/** Copies the data of a platform that has ended. */
export function copyData(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const database = from === inject("sandboxTemplate") ? seededDatabase() : databaseOf(from);
  if (database) databases.set(resolve(to), database.then(copyOfDatabase));
}

const seededDatabase = () => (isOnPostgres() ? Promise.resolve(inject("sandboxDatabase")) : undefined);

/** Forgets what was in a folder, and below it; nobody is at work there. */
export async function forgetData(folder: string): Promise<void> {
  for (const [place, database] of databases) {
    if (place !== folder && !place.startsWith(`${folder}/`)) continue;
    databases.delete(place);
    await dropDatabase(await database);
  }
}
