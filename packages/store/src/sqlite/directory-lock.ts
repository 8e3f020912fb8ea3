import { join } from "node:path";
import Database from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { codeOf, createPrivately } from "./private-file.ts";

/**
 * Holds a data directory for one process. The lock is SQLite's own on a file of its own: the system lets go of it when
 * the process ends, however it ends.
 * @returns lets go of it
 * @throws StoreUnavailable when another process holds it, or it cannot be made
 */
export function lockSqliteDirectory(directory: string): () => void {
  const lockFile = join(directory, "lock.db");
  let lock: Database.Database | undefined;
  try {
    createPrivately(lockFile);
    lock = new Database(lockFile, { timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    const code = codeOf(error);
    const sentence =
      code === "SQLITE_BUSY"
        ? `The data in ${directory} is in use by another shiming process.`
        : `${lockFile} cannot be locked (${code}).`;
    throw new StoreUnavailable(sentence, { cause: error });
  }
  return () => lock.close();
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
