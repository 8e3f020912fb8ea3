/** What the engines call the same things: a migration is written once, for all of them. */
import {
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Kysely,
  type RawBuilder,
  sql,
} from "kysely";

type ColumnType = "integer" | "text" | "blob" | "bytea" | "bigint" | RawBuilder<unknown>;
type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
type Table<Name extends string, Columns extends string> = CreateTableBuilder<Name, Columns>;

export interface Engine {
  /** Whole numbers of 53 bits: times in milliseconds since 1970, counts, and truths as 0 and 1. */
  readonly integer: ColumnType;
  /** Compared byte by byte, whatever the language of the database. */
  readonly text: ColumnType;
  readonly bytes: ColumnType;
  /** Keeps the rows of a table in the order of its key, and nowhere else. */
  byKey<Name extends string, Columns extends string>(table: Table<Name, Columns>): Table<Name, Columns>;
  /** Numbers rows by `rowid` in the order in which they came, where that order is asked for. Not for tables that are written often. */
  numbered<Name extends string, Columns extends string>(table: Table<Name, Columns>): Table<Name, Columns>;
  /** What names a row of a table that its own `rowid` is the key of, where rows have one. */
  readonly name: Column;
  /** That a row of another table is there, where to look is no trouble: elsewhere everybody would lock the same few rows. */
  fewRows(reference: string): Column;
}

export interface PortableMigration {
  /**
   * The migration that a program has to know to work on what this one leaves. Unless it is given, this one only adds, and the
   * programs before it go on: expand, then contract.
   */
  readonly needs?: string;
  up(db: Kysely<unknown>, engine: Engine): Promise<void>;
}

export const SQLITE: Engine = {
  integer: "integer",
  text: "text",
  bytes: "blob",
  byKey: (table) => table.modifyEnd(sql`without rowid`),
  numbered: (table) => table,
  name: (column) => column.notNull().unique(),
  fewRows: (reference) => (column) => column.notNull().references(reference),
};

export const POSTGRES: Engine = {
  integer: "bigint",
  text: sql`text COLLATE "C"`,
  bytes: "bytea",
  byKey: (table) => table,
  numbered: (table) =>
    table.addColumn("rowid" as never, "bigint", (column) => column.generatedByDefaultAsIdentity()),
  name: (column) => column.primaryKey(),
  fewRows: () => (column) => column.notNull(),
};
