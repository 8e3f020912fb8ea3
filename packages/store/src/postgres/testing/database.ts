/** Databases on the server for tests, each a copy of one that was migrated once. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { breakableConnections } from "../breakable.ts";
import { migrateToLatest } from "../migrate.ts";

/** What the databases of a run are called alike. */
const prefixOf = (template: string) => nameOf(template).replace(/_template$/, "");

/** @param server the address of any database of the server. @returns the address of the template */
export async function createTemplate(server: string): Promise<string> {
  const template = addressOf(server, `shiming_${randomBytes(6).toString("hex")}_template`);
  await onServer(server, `CREATE DATABASE ${nameOf(template)} TEMPLATE template0`);
  await migrateToLatest(template);
  await onServer(template, KEEP);
  return template;
}

/** @param from what it is a copy of; unless it is given, of the template. @returns its address */
export async function createDatabase(template: string, from = nameOf(template)): Promise<string> {
  const name = `${prefixOf(template)}_${randomBytes(6).toString("hex")}`;
  await onServer(addressOf(template, "postgres"), `CREATE DATABASE ${name} TEMPLATE ${from}`);
  return addressOf(template, name);
}

export async function dropDatabase(address: string): Promise<void> {
  await onServer(addressOf(address, "postgres"), `DROP DATABASE IF EXISTS ${nameOf(address)} WITH (FORCE)`);
}

/** Drops all databases of the run. */
export async function dropAll(template: string): Promise<void> {
  const server = addressOf(template, "postgres");
  const all = await onServer(
    server,
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefixOf(template)}')`,
  );
  for (const { datname } of all) await onServer(server, `DROP DATABASE ${datname} WITH (FORCE)`);
}

/** By whom databases are emptied: they stay connected, and know the tables. */
const emptying = new Map<string, pg.Pool>();

/**
 * Takes everything out of a database that its migrations have not put there: in milliseconds, where a new copy of the template
 * takes up to a second. Nobody may be at work in it.
 */
export async function emptyDatabase(address: string): Promise<void> {
  const pool = emptying.get(address) ?? breakableConnections({ connectionString: address, max: 1 });
  emptying.set(address, pool);
  await pool.query(EMPTY);
}

/** The rows that migrations have put there. */
const KEEP = `
  CREATE SCHEMA migrated;
  CREATE TABLE migrated.reason_templates AS TABLE reason_templates`;

const EMPTY = `
  SET session_replication_role = replica;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname IN (current_schema(), 'sign_in') AND tablename NOT LIKE 'kysely%' LOOP
      EXECUTE 'DELETE FROM ' || name;
    END LOOP;
  END $$;
  INSERT INTO reason_templates SELECT * FROM migrated.reason_templates`;

export const nameOf = (address: string) => new URL(address).pathname.slice(1);

function addressOf(neighbour: string, database: string): string {
  const url = new URL(neighbour);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(address: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
