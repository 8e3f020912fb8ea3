import type { RegisterRow } from "@shiming/core";
import type { Database } from "better-sqlite3";
import { registerRows } from "../register-rows.ts";

/** Reads past everything that a connection remembers. */
export function readRegisters(database: Database): AsyncIterable<RegisterRow> {
  return registerRows(async (sql, values) =>
    database.prepare<unknown[], Record<string, unknown>>(sql).all(...values),
  );
}
