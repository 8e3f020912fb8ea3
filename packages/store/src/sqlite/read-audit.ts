import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AuditEntry } from "@shiming/core";
import Database from "better-sqlite3";
import { StoreUnavailable } from "../store-unavailable.ts";
import { auditEntries, auditEntriesBackwards } from "./audit.ts";

/**
 * Reads the audit of a data directory beside a running server, or without one. Nothing is changed or locked.
 * @throws StoreUnavailable when there is no database, or none with an audit
 */
export async function* readSqliteAudit(directory: string, newestFirst = false): AsyncGenerator<AuditEntry> {
  const file = join(directory, "shiming.db");
  if (!existsSync(file)) throw new StoreUnavailable(`There is no database in ${directory}.`);
  let reader: Database.Database | undefined;
  try {
    reader = new Database(file, { readonly: true });
    yield* newestFirst ? auditEntriesBackwards(reader) : auditEntries(reader);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new StoreUnavailable(`The audit in ${file} cannot be read: ${error.message}.`, { cause: error });
  } finally {
    reader?.close();
  }
}
