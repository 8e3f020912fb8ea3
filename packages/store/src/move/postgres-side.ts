import pg from "pg";
import { readAddress } from "../postgres/address.ts";
import { atAddress } from "../postgres/at-address.ts";
import { failureOf } from "../postgres/failure.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { MARKS, type Mark } from "./marks.ts";
import { tablesOf } from "./shape.ts";
import { FIRST_ROWS, isFilledByMigrations, nextCount, type Side } from "./side.ts";
import { columnNames, type MovedTable, quoted, type Row, type Value } from "./table.ts";

const ARRAYS = {
  number: "bigint[]",
  text: "text[]",
  bytes: "bytea[]",
  time: "timestamptz[]",
  truth: "boolean[]",
};

/** Whoever else is connected by this name is a node, or a command at work. */
const OTHERS = `SELECT count(*)::integer AS count FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'shiming' AND pid <> pg_backend_pid()`;
/** Connections that were let go of may take a moment to end. */
const LAST_LOOK_MS = 3000;

export interface PostgresSide extends Side {
  tables(): Promise<readonly MovedTable[]>;
}

/** @throws StoreUnavailable */
export async function openPostgresSide(url: string): Promise<PostgresSide> {
  const { config } = readAddress(url);
  const client = new pg.Client({
    ...{ ...config, application_name: "shiming migrate-database" },
    ...{ statement_timeout: 0, query_timeout: 0, idle_in_transaction_session_timeout: 0 },
  });
  client.on("error", () => {});
  await client.connect().catch((error: unknown) => {
    throw atAddress(failureOf(error), url);
  });
  let isHeld = false;

  const query = <Found extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    client.query<Found>({ text, values: [...values] }).catch((error: unknown) => {
      throw failureOf(error);
    });

  async function inUnit<T>(work: () => Promise<T>): Promise<T> {
    if (isHeld) return work();
    await query("BEGIN");
    try {
      const result = await work();
      await query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      throw error;
    }
  }

  async function* rows(table: MovedTable): AsyncGenerator<readonly Row[]> {
    if (!isHeld) await query("BEGIN");
    try {
      yield* fetched(table);
    } finally {
      if (!isHeld) await query("COMMIT");
    }
  }

  async function* fetched(table: MovedTable): AsyncGenerator<readonly Row[]> {
    await query(`DECLARE moved NO SCROLL CURSOR FOR ${selectOf(table)}`);
    for (let count = FIRST_ROWS; ; ) {
      const { rows: found } = await client.query<unknown[]>({
        text: `FETCH ${count} FROM moved`,
        rowMode: "array",
      });
      if (found.length === 0) break;
      const read = found.map((row) => row.map(asValue));
      yield read;
      count = nextCount(count, read);
    }
    await query("CLOSE moved");
  }

  return {
    tables: () => tablesOf(client),
    rows,
    async columnsIn(place) {
      const tables = (await tablesOf(client)).filter((table) => table.place === place);
      return new Map(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
    },
    replace: (table, batches) =>
      inUnit(async () => {
        await query(`TRUNCATE ${nameOf(table)} CASCADE`);
        for await (const some of batches) await query(insertInto(table), columnsOf(table, some));
        if (table.isNumbered) await query(numberFrom(table));
      }),
    async ask<Found>(sql: string, values: readonly Value[] = []) {
      let place = 0;
      const { rows: found } = await query(
        sql.replace(/\?/g, () => `$${++place}`),
        values,
      );
      return found as Found[];
    },
    marks: async () => {
      const { rows: found } = await query<{ is: boolean }>(`SELECT to_regclass('moves') IS NOT NULL AS "is"`);
      return found[0]?.is ? (await query<Mark>(MARKS)).rows : [];
    },
    isEmpty: () => isEmpty(query),
    requireAlone: () => requireAlone(query),
    async hold() {
      const tables = (await tablesOf(client)).map(nameOf).join(", ");
      await query("BEGIN");
      isHeld = true;
      await query(`LOCK TABLE ${tables} IN SHARE MODE`);
    },
    async leave() {
      // One that was cut off and comes back commits nothing that the audit is to tell of.
      await query("ALTER TABLE unnumbered_entries RENAME TO entries_of_moved_data");
      await query("COMMIT");
      isHeld = false;
    },
    close: () => client.end(),
  };
}

type Query = <Found extends pg.QueryResultRow>(text: string) => Promise<pg.QueryResult<Found>>;

const TABLES = `SELECT format('%I.%I', schemaname, tablename) AS path, tablename AS name FROM pg_tables
  WHERE schemaname IN (current_schema(), 'sign_in')`;

async function isEmpty(query: Query): Promise<boolean> {
  const tables = (await query<{ path: string; name: string }>(TABLES)).rows;
  if (tables.length === 0) return true;
  if (!tables.some(({ name }) => name === "kysely_migration")) return false;
  for (const { path, name } of tables) {
    if (isFilledByMigrations(name)) continue;
    if ((await query(`SELECT 1 FROM ${path} LIMIT 1`)).rows.length > 0) return false;
  }
  return true;
}

async function requireAlone(query: Query): Promise<void> {
  for (const end = Date.now() + LAST_LOOK_MS; ; ) {
    const others = (await query<{ count: number }>(OTHERS)).rows[0]?.count ?? 0;
    if (others === 0) return;
    if (Date.now() > end) throw notAlone(others);
    await query("SELECT pg_sleep(0.05)");
  }
}

const notAlone = (others: number) =>
  new StoreUnavailable({
    en: `A node or a command is at work on the PostgreSQL database (connections: ${others}): stop every node first; nothing was moved.`,
    zh: `有节点或命令正在使用 PostgreSQL 数据库（连接数：${others}）：请先停止所有节点；没有迁移任何数据。`,
  });

const nameOf = ({ place, name }: MovedTable) =>
  place === "sign-in" ? `sign_in.${quoted(name)}` : quoted(name);

function selectOf(table: MovedTable): string {
  const isText = (name: string) => table.columns.find((column) => column.name === name)?.kind === "text";
  const order = table.key.map((name) => `${quoted(name)}${isText(name) ? ' COLLATE "C"' : ""}`);
  return `SELECT ${columnNames(table)} FROM ${nameOf(table)} ORDER BY ${order.join(", ")}`;
}

function insertInto(table: MovedTable): string {
  const arrays = table.columns.map(({ kind }, place) => `$${place + 1}::${ARRAYS[kind]}`);
  return `INSERT INTO ${nameOf(table)} (${columnNames(table)}) SELECT * FROM unnest(${arrays.join(", ")})`;
}

const columnsOf = ({ columns }: MovedTable, rows: readonly Row[]) =>
  columns.map(({ kind }, place) =>
    rows.map((row) => (kind === "truth" && row[place] !== null ? row[place] === 1 : row[place])),
  );

const numberFrom = (table: MovedTable) =>
  `SELECT setval(pg_get_serial_sequence('${nameOf(table)}', 'rowid'), coalesce(max(rowid), 0) + 1, false) FROM ${nameOf(table)}`;

function asValue(value: unknown): Value {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "boolean" ? Number(value) : (value as Value);
}
