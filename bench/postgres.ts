/** A PostgreSQL of the bench's own, which keeps what it has committed. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { startTestServer } from "../packages/store/src/postgres/testing/server.ts";
import { parentOf, type Usage, usageOf } from "./usage.ts";

export interface BenchPostgres {
  /** @param name of one that may be there already @returns the address of the database, a new one if it has no name */
  create(name?: string): Promise<string>;
  /** What all its processes have used. */
  usage(): Usage;
  stop(): Promise<void>;
}

/** As its own settings are, but for the memory: what a small server of today would be given. */
const SETTINGS = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  autovacuum: "on",
  shared_buffers: "512MB",
  max_wal_size: "4GB",
};

/** @param isKept whether its data stays, where `BENCH_KEEP` names a place for it */
export async function startPostgres({ isKept = false } = {}): Promise<BenchPostgres> {
  const place = isKept ? process.env.BENCH_KEEP : undefined;
  const server = await startTestServer(SETTINGS, place && join(place, "postgres"));
  const pid = await postmasterOf(server.url);
  return {
    async create(name = `bench_${randomBytes(6).toString("hex")}`) {
      const url = new URL(server.url);
      await connected(server.url, async (client) => {
        const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
      });
      url.pathname = `/${name}`;
      return url.href;
    },
    usage: () => usageOf(pid),
    stop: server.stop,
  };
}

/** Works on a connection of its own. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The process that started the one which answers us. */
function postmasterOf(url: string): Promise<number> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    return parentOf(rows[0]?.pid ?? 0);
  });
}
