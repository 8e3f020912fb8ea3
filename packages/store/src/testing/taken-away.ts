/** What a change of the schema takes from programs that do not know of it, as PostgreSQL tells it. */
import type pg from "pg";

export interface Shape {
  /** `table.column`, with all that a program may count on. */
  readonly columns: ReadonlyMap<string, Column>;
  /** What refuses rows: keys, references and conditions, as they are written. */
  readonly rules: ReadonlySet<string>;
}

interface Column {
  readonly type: string;
  readonly may_be_null: boolean;
  readonly has_default: boolean;
}

const COLUMNS = `SELECT table_name || '.' || column_name AS name, udt_name AS type, is_nullable = 'YES' AS may_be_null,
    column_default IS NOT NULL OR is_identity = 'YES' AS has_default
  FROM information_schema.columns WHERE table_schema = 'public'`;
const RULES = `SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) AS rule FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  UNION SELECT tablename || ': ' || regexp_replace(indexdef, ' INDEX .* ON ', ' ON ') FROM pg_indexes
    WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%'
  UNION SELECT event_object_table || ': ' || action_statement FROM information_schema.triggers`;

export async function shapeOf(client: pg.ClientBase): Promise<Shape> {
  const { rows: columns } = await client.query<Column & { name: string }>(COLUMNS);
  const { rows: rules } = await client.query<{ rule: string }>(RULES);
  return {
    columns: new Map(columns.map(({ name, ...column }) => [name, column])),
    rules: new Set(rules.map(({ rule }) => rule)),
  };
}

/** Every reason why a program that knows the one does not work on the other, as a phrase. */
export function takenAway(before: Shape, after: Shape): readonly string[] {
  const tables = new Set([...before.columns.keys()].map(tableOf));
  const gone = [...before.columns].flatMap(([name, { type, may_be_null }]) => {
    const now = after.columns.get(name);
    if (!now) return [`${name} is gone`];
    if (now.type !== type) return [`${name} has become ${now.type}`];
    return may_be_null && !now.may_be_null ? [`${name} must be given`] : [];
  });
  const asked = [...after.columns].flatMap(([name, { may_be_null, has_default }]) =>
    before.columns.has(name) || !tables.has(tableOf(name)) || may_be_null || has_default
      ? []
      : [`${name} must be given`],
  );
  // A statement may name the columns of a conflict, and a later rule may refuse what was written until now.
  const lost = [...before.rules].filter((rule) => !after.rules.has(rule)).map((rule) => `lost ${rule}`);
  const stricter = [...after.rules]
    .filter((rule) => !before.rules.has(rule) && tables.has(rule.slice(0, rule.indexOf(":"))))
    .map((rule) => `new ${rule}`);
  return [...gone, ...asked, ...lost, ...stricter];
}

const tableOf = (column: string) => column.slice(0, column.indexOf("."));
