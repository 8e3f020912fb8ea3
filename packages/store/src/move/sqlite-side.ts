import { join } from "node:path";
import type { Database as Sqlite } from "better-sqlite3";
import { openPrivateDatabase } from "../sqlite/database-file.ts";
import { marksIn } from "../sqlite/moved.ts";
import { FIRST_ROWS, isFilledByMigrations, isOfDatabase, nextCount, type Side } from "./side.ts";
import { columnNames, type MovedTable, quoted, type Row, type Value } from "./table.ts";

/** The files of each place. */
export const FILES = { platform: "shiming.db", "sign-in": "sign-in.db" } as const;

/** @param folder whose lock is held. @throws StoreUnavailable */
export function openSqliteSide(folder: string): Side {
  const databases = {
    platform: openPrivateDatabase(join(folder, FILES.platform)),
    "sign-in": openPrivateDatabase(join(folder, FILES["sign-in"])),
  };
  const all = Object.values(databases);
  // What refers to something else comes behind it; but what is filled anew stands alone for a while.
  for (const database of all) database.pragma("foreign_keys = OFF");
  return {
    async columnsIn(place) {
      const names = tablesIn(databases[place]);
      return new Map(names.map((name) => [name, columnsIn(databases[place], name)]));
    },
    async *rows(table) {
      const select = databases[table.place].prepare<[], Value[]>(selectOf(table)).raw();
      let [some, count]: [Row[], number] = [[], FIRST_ROWS];
      for (const row of select.iterate()) {
        some.push(row);
        if (some.length < count) continue;
        count = nextCount(count, some);
        yield some;
        some = [];
      }
      if (some.length > 0) yield some;
    },
    async replace(table, batches) {
      const database = databases[table.place];
      const places = table.columns.map(() => "?").join(", ");
      const insert = database.prepare<Value[]>(
        `INSERT INTO ${quoted(table.name)} (${columnNames(table)}) VALUES (${places})`,
      );
      database.exec(`BEGIN IMMEDIATE; DELETE FROM ${quoted(table.name)}`);
      try {
        for await (const some of batches) for (const row of some) insert.run(...row);
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    async ask<Found>(sql: string, values: readonly Value[] = []) {
      const statement = databases.platform.prepare<Value[], Found>(sql);
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    },
    marks: async () => marksIn(databases.platform),
    isEmpty: async () =>
      !all.some((database) =>
        tablesIn(database)
          .filter((name) => !isFilledByMigrations(name))
          .some((name) => database.prepare(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get()),
      ),
    // The lock of the folder keeps others out, and each statement is durable.
    requireAlone: async () => {},
    hold: async () => {},
    leave: async () => {},
    async close() {
      for (const database of all) {
        database.pragma("wal_checkpoint(TRUNCATE)");
        database.close();
      }
    },
  };
}

function tablesIn(database: Sqlite): string[] {
  const names = database.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return names
    .pluck()
    .all()
    .filter((name) => !isOfDatabase(name));
}

function columnsIn(database: Sqlite, table: string): string[] {
  return database.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
}

function selectOf(table: MovedTable): string {
  const order = table.key.map(quoted).join(", ");
  return `SELECT ${columnNames(table)} FROM ${quoted(table.name)} ORDER BY ${order}`;
}
