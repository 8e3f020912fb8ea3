/** The database of a data folder as whoever owns it has it, beside the platform or against it: SQLite's file or PostgreSQL's tables. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { AuditEntry } from "@shiming/core";
import { readPostgresAudit } from "@shiming/store/postgres";
import { readSqliteAudit } from "@shiming/store/sqlite";
import { dropDatabase } from "@shiming/store/testing";
import pg from "pg";
import { databaseOf } from "./places.ts";

type Value = string | number | Uint8Array;

export interface OwnedDatabase {
  /** @param sql with a `?` for each value */
  all<Row>(sql: string, ...values: readonly Value[]): Promise<Row[]>;
  run(sql: string, ...values: readonly Value[]): Promise<void>;
}

export async function asOwner<T>(data: string, work: (database: OwnedDatabase) => Promise<T>): Promise<T> {
  const url = await databaseOf(data);
  return url === undefined ? inFile(join(data, "shiming.db"), work) : inPostgres(url, work);
}

/** Its audit, from the first entry, as it is now. */
export async function* auditIn(data: string): AsyncGenerator<AuditEntry> {
  const url = await databaseOf(data);
  yield* url === undefined ? readSqliteAudit(data) : readPostgresAudit(url);
}

/** What the database takes for the time is that much later: a node whose clock says something else does not start. */
export async function moveClockOf(data: string, aheadMs: number): Promise<void> {
  const url = await databaseOf(data);
  if (url === undefined) return;
  const name = new URL(url).pathname.slice(1);
  await inPostgres(url, async ({ run }) => {
    await run(`CREATE OR REPLACE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS $$ SELECT pg_catalog.clock_timestamp() + interval '${aheadMs} milliseconds' $$`);
    await run(`ALTER DATABASE ${name} SET search_path = "$user", public, pg_catalog`);
  });
}

/** It is gone, and the folder still there. */
export async function loseDatabase(data: string): Promise<void> {
  const url = await databaseOf(data);
  if (url === undefined) rmSync(join(data, "shiming.db"));
  else await dropDatabase(url);
}

async function inFile<T>(file: string, work: (database: OwnedDatabase) => Promise<T>): Promise<T> {
  const database = new DatabaseSync(file);
  try {
    return await work({
      all: async <Row>(sql: string, ...values: readonly Value[]) =>
        database.prepare(sql).all(...values) as Row[],
      run: async (sql, ...values) => void database.prepare(sql).run(...values),
    });
  } finally {
    database.close();
  }
}

const INT8 = 20;

async function inPostgres<T>(url: string, work: (database: OwnedDatabase) => Promise<T>): Promise<T> {
  const types = {
    getTypeParser: (oid: number) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, "text")),
  };
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  const ask = async (sql: string, values: readonly Value[]) => {
    let place = 0;
    return client.query(
      sql.replace(/\?/g, () => `$${++place}`),
      values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
    );
  };
  try {
    return await work({
      all: async (sql, ...values) => (await ask(sql, values)).rows,
      run: async (sql, ...values) => void (await ask(sql, values)),
    });
  } finally {
    await client.end();
  }
}
