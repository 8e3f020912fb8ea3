/**
 * Accounts and consents of a great many people. The database itself makes the rows, after one of each that the platform has
 * made: keys and digests are their own, all else is the same, since of it only the size matters.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/** Rows of one statement. */
const BATCH = 500_000;
const TABLES = ["accounts", "consents"] as const;

/** What a row has of its own, as SQL over its number `i`. */
interface Words {
  readonly id: string;
  readonly digest: string;
}

/** Between two people of whom somebody asks there are thousands of others. */
const USER = "'u' || (i % 1000) || '/' || i";

const released = (digest: string) => ({
  ...{ state: "'released'", fingerprint: digest, mch_id: "'1900000109'", repeats: "0" },
  ...{
    cert_serialno: "'5F1E0B0A3C2D4E6F7A8B9C0D1E2F3A4B5C6D7E8F'",
    released_at: "model.decided_at",
    room: "NULL",
  },
});

const ownColumns = (table: (typeof TABLES)[number], { id, digest }: Words) =>
  ({
    accounts: { user_id: USER },
    consents: { id, user_id: USER, token_digest: digest, ...released(digest) },
  })[table] as Readonly<Record<string, string>>;

/** @param numbers a table of which `i` is a column */
function fillSql(
  table: (typeof TABLES)[number],
  columns: readonly string[],
  words: Words,
  numbers: string,
): string {
  const own = ownColumns(table, words);
  return `INSERT INTO ${table} (${columns.join(", ")})
    SELECT ${columns.map((name) => own[name] ?? `model.${name}`).join(", ")}
    FROM ${numbers}, (SELECT * FROM ${table} LIMIT 1) AS model`;
}

function* batches(people: number): Generator<readonly [first: number, last: number]> {
  for (let first = 1; first <= people; first += BATCH) yield [first, Math.min(people, first + BATCH - 1)];
}

export function fillSqlite(data: string, people: number): void {
  const database = new DatabaseSync(join(data, "shiming.db"));
  // Spread over all there could be, and in their order: SQLite makes no index behind the rows of a unique column.
  const spread = `printf('%08x', i * ${Math.floor(2 ** 32 / (people + 1))})`;
  const words = { id: `${spread} || '${"0".repeat(14)}'`, digest: `${spread} || '${"0".repeat(56)}'` };
  const numbers = `(WITH RECURSIVE numbers (i) AS (VALUES (@first) UNION ALL SELECT i + 1 FROM numbers WHERE i < @last)
    SELECT i FROM numbers)`;
  try {
    for (const pragma of [
      "journal_mode = DELETE",
      "journal_mode = OFF",
      "synchronous = OFF",
      "cache_size = -4000000",
    ])
      database.exec(`PRAGMA ${pragma}`);
    for (const table of TABLES) {
      const columns = database.prepare("SELECT name FROM pragma_table_info(?)").all(table);
      const names = columns.map(({ name }) => String(name));
      const fill = database.prepare(fillSql(table, names, words, numbers));
      for (const [first, last] of batches(people)) fill.run({ first, last });
    }
  } finally {
    database.close();
  }
}

/** Indexes are made when the rows are there, as a restore makes them. */
export async function fillPostgres(url: string, people: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const words = { id: "left(md5('id' || i), 22)", digest: "md5('a' || i) || md5('b' || i)" };
  try {
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '1GB'");
    for (const table of TABLES) {
      const again = await dropIndexes(client, table);
      const { rows } = await client.query<{ name: string }>(
        "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
        [table],
      );
      const columns = rows.map(({ name }) => name);
      for (const [first, last] of batches(people))
        await client.query(fillSql(table, columns, words, `generate_series(${first}, ${last}) AS n (i)`));
      for (const sql of again) await client.query(sql);
      await client.query(`VACUUM ANALYZE ${table}`);
    }
  } finally {
    await client.end();
  }
}

/** @returns what makes them anew */
async function dropIndexes(client: pg.Client, table: string): Promise<readonly string[]> {
  const constraints = await client.query<{ name: string; definition: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype IN ('p', 'u')`,
    [table],
  );
  const again: string[] = [];
  for (const { name, definition } of constraints.rows) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
    again.push(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
  }
  const indexes = await client.query<{ name: string; definition: string }>(
    "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = $1",
    [table],
  );
  for (const { name, definition } of indexes.rows) {
    await client.query(`DROP INDEX "${name}"`);
    again.push(definition);
  }
  return again;
}
