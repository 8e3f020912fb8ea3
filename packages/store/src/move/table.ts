/** What is moved: tables of both engines, whose values are the same once they are written in one way. */

/** `time` is ISO 8601 in UTC, `truth` is 0 or 1. */
export type Value = string | number | null | Buffer;
export type Row = readonly Value[];

export interface Column {
  readonly name: string;
  readonly kind: "number" | "text" | "bytes" | "time" | "truth";
}

export interface MovedTable {
  /** Of the platform's own, or in the place beside them of that name. */
  readonly place: "platform" | "sign-in";
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns by which rows have one order. */
  readonly key: readonly string[];
  /** Whether rows are numbered by `rowid`, which is moved like a column. */
  readonly isNumbered: boolean;
}

export const PLACES = ["platform", "sign-in"] as const;

/** As PostgreSQL and SQLite write it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export const columnNames = ({ columns }: MovedTable) => columns.map(({ name }) => quoted(name)).join(", ");
