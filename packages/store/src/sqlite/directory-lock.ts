/** Who has a data directory. An entry of its own: a command that asks a server needs this, and nothing else of a database. */
import { join } from "node:path";
import type { Text } from "@shiming/core";
import Database from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { codeOf, createPrivately } from "./private-file.ts";

/**
 * Holds a data directory for one process.
 * @returns lets go of it
 * @throws StoreUnavailable when another process holds it, or it cannot be made
 */
export function lockSqliteDirectory(directory: string): () => void {
  return lock(join(directory, "lock.db"), {
    en: `The data in ${directory} is in use by another shiming process.`,
    zh: `${directory} 中的数据正由另一个 shiming 进程使用。`,
  });
}

/**
 * Holds the importing of accounts into a data directory, whoever holds the directory itself.
 * @returns lets go of it
 * @throws StoreUnavailable when another process holds it, or it cannot be made
 */
export function lockSqliteImport(directory: string): () => void {
  return lock(join(directory, "import-lock.db"), {
    en: `Another import into ${directory} is running; try again when it has ended.`,
    zh: `另一个导入正在写入 ${directory}；请等它结束再试。`,
  });
}

/** Whether a process holds the directory now. */
export function isSqliteDirectoryInUse(directory: string): boolean {
  try {
    lockSqliteDirectory(directory)();
    return false;
  } catch (error) {
    if (error instanceof StoreUnavailable) return true;
    throw error;
  }
}

/** SQLite's own lock on a file of its own: the system lets go of it when the process ends, however it ends. */
function lock(lockFile: string, taken: Text): () => void {
  let database: Database.Database | undefined;
  try {
    createPrivately(lockFile);
    database = new Database(lockFile, { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database?.close();
    const code = codeOf(error);
    if (code === "SQLITE_BUSY") throw new StoreUnavailable(taken, { cause: error });
    const said = { en: `${lockFile} cannot be locked (${code}).`, zh: `无法锁定 ${lockFile}（${code}）。` };
    throw new StoreUnavailable(said, { cause: error });
  }
  return () => database.close();
}
