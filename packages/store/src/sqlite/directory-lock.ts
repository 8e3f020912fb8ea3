/** Who has a data directory. An entry of its own: a command that asks a server needs this, and nothing else of a database. */
import { join } from "node:path";
import type { Text } from "@shiming/core";
import Database from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { unavailable } from "./failure.ts";
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
    if (!(error instanceof StoreUnavailable)) throw error;
    // Where this process may not write it has no lock, and that says nothing of others.
    return codeOf(error.cause) === "SQLITE_BUSY" || isHeld(join(directory, "lock.db"));
  }
}

/** Looks without writing: who holds the file lets nobody read it either. */
function isHeld(lockFile: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(lockFile, { readonly: true, timeout: 0 });
    database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
    return false;
  } catch (error) {
    return codeOf(error) === "SQLITE_BUSY";
  } finally {
    database?.close();
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
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(String(code))) throw damaged(lockFile, error);
    throw unavailable(lockFile, error);
  }
  return () => database.close();
}

/** Nothing is in it that a copy would bring back. */
function damaged(lockFile: string, cause: unknown): StoreUnavailable {
  const said = {
    en: `${lockFile} is damaged; remove it while no shiming process runs on the folder: it holds no data.`,
    zh: `${lockFile} 已损坏；请在没有 shiming 进程使用该目录时删除它：其中没有数据。`,
  };
  return new StoreUnavailable(said, { cause });
}
