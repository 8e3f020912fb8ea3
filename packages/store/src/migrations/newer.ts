import { StoreUnavailable } from "../store-unavailable.ts";
import { migrations } from "./index.ts";

/** @param done the migrations that a database has. @throws StoreUnavailable when a newer program was here before */
export function refuseNewer(done: readonly string[]): void {
  const unknown = done.find((name) => !Object.hasOwn(migrations, name));
  if (unknown === undefined) return;
  throw new StoreUnavailable({
    en: `The database is newer than this program (it has migration ${unknown}); start the newer version of shiming.`,
    zh: `数据库比本程序新（含有迁移 ${unknown}）；请启动较新版本的 shiming。`,
  });
}

export function unmigrated(error: unknown): StoreUnavailable {
  const said = {
    en: `The database could not be migrated: ${String(error)}`,
    zh: `数据库无法迁移：${String(error)}`,
  };
  return new StoreUnavailable(said, { cause: error });
}
