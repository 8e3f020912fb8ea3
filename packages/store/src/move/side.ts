import type { Mark } from "./marks.ts";
import type { MovedTable, Row, Value } from "./table.ts";

/** One of the two databases that a move is between. */
export interface Side {
  /** The names of the columns of each table in a place, by the name of the table; not those of the move and of migrations. */
  columnsIn(place: MovedTable["place"]): Promise<ReadonlyMap<string, readonly string[]>>;

  /** All rows in the order of the table's key, some at a time. */
  rows(table: MovedTable): AsyncIterable<readonly Row[]>;

  /** Puts rows in the place of all that a table has: all of them or, when anything dies, none. */
  replace(table: MovedTable, rows: AsyncIterable<readonly Row[]>): Promise<void>;

  /** Asks for rows of the platform's own tables. @param sql with a `?` for each value */
  ask<Found>(sql: string, values?: readonly Value[]): Promise<readonly Found[]>;

  marks(): Promise<readonly Mark[]>;

  /** Whether there is nothing but what migrations put there; another's tables are something. */
  isEmpty(): Promise<boolean>;

  /** @throws StoreUnavailable where a program is at work */
  requireAlone(): Promise<void>;

  /** Nobody else changes anything from here on, until {@link leave} or the end. */
  hold(): Promise<void>;

  /** What was asked for since {@link hold} is durable, and a program that comes back to write here fails. */
  leave(): Promise<void>;

  close(): Promise<void>;
}

/** Not moved: they are of the database itself. */
export const isOfDatabase = (table: string) => table === "moves" || table.startsWith("kysely_");

/** What migrations put into a table is not anybody's data. */
export const isFilledByMigrations = (table: string) => isOfDatabase(table) || table === "reason_templates";

/** How many rows are read at once, so that none of them fill the memory: as many more as those before were small. */
export function nextCount(count: number, rows: readonly Row[]): number {
  const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 0);
  if (bytes > MOST_BYTES) return Math.max(1, count >> 1);
  return Math.min(count * 2, MOST_ROWS);
}

export const FIRST_ROWS = 64;
const MOST_BYTES = 4_000_000;
const MOST_ROWS = 2000;

const sizeOf = (row: Row) =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === "string" || Buffer.isBuffer(value) ? value.length : 8),
    0,
  );
