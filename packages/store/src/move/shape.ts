/** Which tables there are, what is in their columns, and in which order they are filled: as PostgreSQL knows it. */
import type pg from "pg";
import { isOfDatabase } from "./side.ts";
import { type Column, type MovedTable, PLACES } from "./table.ts";

/** The schema of each place. */
const SCHEMAS = { platform: "current_schema()", "sign-in": "'sign_in'" } as const;

const KINDS: Readonly<Record<string, Column["kind"]>> = {
  int4: "number",
  int8: "number",
  text: "text",
  bytea: "bytes",
  timestamptz: "time",
  bool: "truth",
};

interface Found {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly is_key: boolean }[];
}

const tablesIn = (schema: string) => `
  SELECT relname AS name, (
    SELECT json_agg(json_build_object('name', attname, 'type', typname, 'is_key', coalesce(attnum = ANY(indkey), false)) ORDER BY attnum)
    FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
    LEFT JOIN pg_index ON indrelid = attrelid AND indisprimary
    WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  ) AS columns
  FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ${schema})
    AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`;

const referencesIn = (schema: string) => `
  SELECT one.relname AS one, other.relname AS other FROM pg_constraint
  JOIN pg_class one ON one.oid = conrelid JOIN pg_class other ON other.oid = confrelid
  WHERE contype = 'f' AND one.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = ${schema})`;

/** A table comes behind those that it refers to. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly MovedTable[]> {
  const all: MovedTable[] = [];
  for (const place of PLACES) {
    const { rows: found } = await client.query<Found>(tablesIn(SCHEMAS[place]));
    const { rows: references } = await client.query<Reference>(referencesIn(SCHEMAS[place]));
    const tables = found.filter(({ name }) => !isOfDatabase(name)).map((table) => tableOf(place, table));
    all.push(...inOrder(tables, references));
  }
  return all;
}

function tableOf(place: MovedTable["place"], { name, columns }: Found): MovedTable {
  const key = columns.filter(({ is_key }) => is_key);
  return {
    place,
    name,
    columns: columns.map((column) => ({ name: column.name, kind: kindOf(name, column) })),
    key: (key.length > 0 ? key : columns).map((column) => column.name),
    isNumbered: columns.some((column) => column.name === "rowid"),
  };
}

function kindOf(table: string, { name, type }: Found["columns"][number]): Column["kind"] {
  const kind = KINDS[type];
  if (!kind) throw new Error(`${table}.${name} has the type ${type}, which nobody has learnt to move`);
  return kind;
}

interface Reference {
  readonly one: string;
  readonly other: string;
}

function inOrder(tables: readonly MovedTable[], references: readonly Reference[]): MovedTable[] {
  const done = new Map<string, MovedTable>();
  const add = (table: MovedTable) => {
    if (done.has(table.name)) return;
    for (const { one, other } of references) {
      const before = one === table.name && other !== one && tables.find(({ name }) => name === other);
      if (before) add(before);
    }
    done.set(table.name, table);
  };
  for (const table of tables) add(table);
  return [...done.values()];
}
