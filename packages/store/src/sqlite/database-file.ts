/** The file of a database: where it may be made, and how it is opened. */
import { mkdirSync, statSync } from "node:fs";
import Database, { type Database as Sqlite } from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { unavailable } from "./failure.ts";
import { codeOf, createPrivately } from "./private-file.ts";

/** @throws StoreUnavailable */
export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = codeOf(error);
    const said = {
      en: `${directory} cannot hold data (${code}).`,
      zh: `${directory} 不能存放数据（${code}）。`,
    };
    throw new StoreUnavailable(said, { cause: error });
  }
}

/** What is only in the log belongs to a database; SQLite forgets it beside a new one. @throws StoreUnavailable */
export function requireLogOf(file: string): void {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (sizeOf(file) > 0 || sizeOf(`${file}-wal`) === 0) return;
  throw new StoreUnavailable({
    en: `${file} is gone, and its log ${file}-wal is still there: bring both back from a copy, then run "shiming restore".`,
    zh: `${file} 不见了，而它的日志 ${file}-wal 还在：请从备份恢复，再运行“shiming restore”。`,
  });
}

/** A database for the owner of the folder alone. @throws StoreUnavailable */
export function openPrivateDatabase(file: string): Sqlite {
  createPrivately(file);
  return openDatabase(file);
}

/** @throws StoreUnavailable for a file that is no database */
export function openDatabase(file: string): Sqlite {
  let database: Sqlite | undefined;
  try {
    database = new Database(file);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma("cache_size = -8000");
    return database;
  } catch (error) {
    database?.close();
    throw unavailable(file, error);
  }
}
