import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditEntry, PlatformKey, RegisterRow, SignedTreeHead, WitnessStanding } from "@shiming/core";
import Database from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { auditEntries, auditEntriesBackwards } from "./audit.ts";
import { listPlatformKeys } from "./key-register.ts";
import { readLog, readWitnesses } from "./log.ts";
import { codeOf } from "./private-file.ts";
import { readRegisters } from "./register-rows.ts";

/** What SQLite says where it may not make its files beside a database that was written with a log. */
const NOT_WRITABLE = /^SQLITE_(CANTOPEN|READONLY)/;

/**
 * Reads the audit of a data directory beside a running server, or without one. Nothing is changed or locked. On read-only
 * media a copy is read, for which the folder for temporary files needs space.
 * @param after only those behind this number, the oldest first
 * @throws StoreUnavailable when there is no database, or none with an audit
 */
export function* readSqliteAudit(
  directory: string,
  newestFirst = false,
  after?: number,
): Generator<AuditEntry> {
  const file = fileIn(directory);
  let reader: Reader | undefined;
  try {
    reader = openReader(file);
    yield* newestFirst ? auditEntriesBackwards(reader.database) : auditEntries(reader.database, after);
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    reader?.close();
  }
}

/**
 * Reads which keys a data directory belongs to, in the same way; none where a release before has written it.
 * @throws StoreUnavailable when there is no database
 */
export function readSqliteKeyRegister(directory: string): readonly PlatformKey[] {
  const file = fileIn(directory);
  let reader: Reader | undefined;
  try {
    reader = openReader(file);
    const { database } = reader;
    const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'platform_keys'").get();
    return isThere ? listPlatformKeys(database).all() : [];
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    reader?.close();
  }
}

/**
 * Reads the rows of registers of a data directory, in the same way.
 * @throws StoreUnavailable when there is no database
 */
export async function* readSqliteRegisters(directory: string): AsyncGenerator<RegisterRow> {
  const file = fileIn(directory);
  let reader: Reader | undefined;
  try {
    reader = openReader(file);
    yield* readRegisters(reader.database);
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    reader?.close();
  }
}

/** The tree over the audit of a data directory, to be read until it is closed. */
export interface SqliteLog {
  /** `undefined` before the first, and where a release before has written it. */
  head(): SignedTreeHead | undefined;
  tile(level: number, index: number): Uint8Array | undefined;
  /** None where a release before has written it. */
  witnesses(): readonly WitnessStanding[];
  close(): void;
}

/**
 * Opens it in the same way.
 * @throws StoreUnavailable when there is no database
 */
export function readSqliteLog(directory: string): SqliteLog {
  const file = fileIn(directory);
  try {
    const { database, close } = openReader(file);
    const has = (table: string) =>
      database.prepare<[string]>("SELECT 1 FROM sqlite_schema WHERE name = ?").get(table) !== undefined;
    const log = has("log_head") ? readLog(database) : { head: () => undefined, tile: () => undefined };
    const witnesses = has("log_witnesses") ? readWitnesses(database) : () => [];
    return { ...log, witnesses, close };
  } catch (error) {
    throw unreadable(file, error);
  }
}

function fileIn(directory: string): string {
  const file = join(directory, "shiming.db");
  if (existsSync(file)) return file;
  throw new StoreUnavailable({
    en: `There is no database in ${directory}.`,
    zh: `${directory} 中没有数据库。`,
  });
}

function unreadable(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const said = {
    en: `The audit in ${file} cannot be read: ${error.message}.`,
    zh: `无法读取 ${file} 中的审计：${error.message}。`,
  };
  return new StoreUnavailable(said, { cause: error });
}

interface Reader {
  readonly database: Database.Database;
  close(): void;
}

function openReader(file: string): Reader {
  const database = new Database(file, { readonly: true });
  try {
    // The first read is what needs the files beside it.
    database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get();
    return { database, close: () => database.close() };
  } catch (error) {
    database.close();
    if (!NOT_WRITABLE.test(String(codeOf(error)))) throw error;
    return openCopy(file);
  }
}

function openCopy(file: string): Reader {
  const folder = mkdtempSync(join(tmpdir(), "shiming-audit-"));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const copy = join(folder, "shiming.db");
    for (const suffix of ["", "-wal"]) {
      if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix, constants.COPYFILE_FICLONE);
    }
    const database = new Database(copy);
    return {
      database,
      close() {
        database.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
