/**
 * Which programs may work on a database that a later one has changed: a migration says which migration a program has to know, and
 * unless it says so it only adds, and every program goes on.
 */
import { StoreUnavailable } from "../store-unavailable.ts";
import { COMPATIBILITY, type Migrations, migrations } from "./index.ts";

/** A migration that a database has, and what it says of it: nothing of the oldest, and nothing where it is of another project. */
export interface Done {
  readonly name: string;
  readonly needs: string | null;
}

/** How a database that has {@link COMPATIBILITY} is asked, and one that has not; on every engine. */
export const DONE = "SELECT name, needs FROM kysely_migration ORDER BY name";
export const DONE_BEFORE = "SELECT name, NULL AS needs FROM kysely_migration ORDER BY name";

/** What {@link DONE} tells of a migration, to be written in the same transaction. */
export const needsOf = async (name: string, known: Migrations): Promise<string> =>
  (await known[name]?.())?.needs ?? COMPATIBILITY;

/** Whether this program knows a migration. */
export const knowsSchema = (name: string): boolean => Object.hasOwn(migrations, name);

/**
 * @param done in the order of their names
 * @param known to the program
 * @returns the newest where nothing is to be done
 * @throws StoreUnavailable when a later program has taken away what this one needs
 */
export function newestWhereComplete(done: readonly Done[], known: Migrations): string | undefined {
  const later = done.filter(({ name }) => !Object.hasOwn(known, name));
  const forbidding = later.find(({ needs }) => needs === null || !Object.hasOwn(known, needs));
  if (forbidding) throw newer(forbidding.name);
  const missing = Object.keys(known).length - (done.length - later.length);
  // Two programs of which neither is the later one.
  if (missing > 0 && later[0]) throw newer(later[0].name);
  return missing === 0 ? done.at(-1)?.name : undefined;
}

function newer(name: string): StoreUnavailable {
  return new StoreUnavailable({
    en: `The database is newer than this program (it has migration ${name}); start the newer version of shiming.`,
    zh: `数据库比本程序新（含有迁移 ${name}）；请启动较新版本的 shiming。`,
  });
}

export function unmigrated(error: unknown): StoreUnavailable {
  const said = {
    en: `The database could not be migrated: ${String(error)}`,
    zh: `数据库无法迁移：${String(error)}`,
  };
  return new StoreUnavailable(said, { cause: error });
}
