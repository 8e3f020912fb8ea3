import type { Kysely } from "kysely";
import { StoreUnavailable } from "../store-unavailable.ts";
import { migrations } from "./index.ts";

/** @param schema where the tables are, for an engine that has several. @throws StoreUnavailable when a newer program was here before */
export async function refuseNewer(db: Kysely<unknown>, schema?: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const isOurs = (table: { name: string; schema?: string }) =>
    table.name === "kysely_migration" && (!schema || table.schema === schema);
  if (!tables.some(isOurs)) return;
  const done = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  const unknown = done.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown) {
    throw new StoreUnavailable({
      en: `The database is newer than this program (it has migration ${unknown.name}); start the newer version of shiming.`,
      zh: `数据库比本程序新（含有迁移 ${unknown.name}）；请启动较新版本的 shiming。`,
    });
  }
}

export function unmigrated(error: unknown): StoreUnavailable {
  const said = {
    en: `The database could not be migrated: ${String(error)}`,
    zh: `数据库无法迁移：${String(error)}`,
  };
  return new StoreUnavailable(said, { cause: error });
}
