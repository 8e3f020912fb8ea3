/** A streaming replica of a test's own server: a copy of its files, made while it runs, as pg_basebackup does it. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { quietPort } from "../../testing/quiet-port.ts";
import { postgresProgram, type startOwnServer } from "./server.ts";

export interface Standby {
  /** Of the same database as the primary's address. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startStandby(primary: Awaited<ReturnType<typeof startOwnServer>>): Promise<Standby> {
  const { uid, gid } = statSync(primary.data);
  const data = `${primary.data}-standby`;
  await copyOf(primary, data);
  const port = await quietPort();
  const from = new URL(primary.url);
  const source = `host=127.0.0.1 port=${from.port} user=${from.username} password=${from.password}`;
  const settings = [`primary_conninfo=${source}`, "unix_socket_directories=", "listen_addresses=127.0.0.1"];
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const server = spawn(
    postgresProgram(),
    ["-D", data, "-p", String(port), "-c", "max_connections=300", ...flags],
    {
      ...{ uid, gid, stdio: ["ignore", "ignore", "pipe"] },
    },
  );
  const url = new URL(primary.url);
  url.port = String(port);
  const said: string[] = [];
  server.stderr?.on("data", (some) => void said.push(String(some)));
  await ready(url.href, () => {
    if (server.exitCode !== null) throw new Error(`the standby did not start: ${said.join("").slice(-2000)}`);
  });
  return {
    url: url.href,
    async stop() {
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function copyOf({ url, data: from }: { url: string; data: string }, to: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("SELECT pg_backup_start('standby', fast => true)");
  execFileSync("cp", ["-a", from, to]);
  const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)");
  await client.end();
  rmSync(join(to, "postmaster.pid"), { force: true });
  const { uid, gid } = statSync(from);
  for (const [name, content] of [
    ["backup_label", rows[0].labelfile],
    ["standby.signal", ""],
  ] as const) {
    writeFileSync(join(to, name), content);
    chownSync(join(to, name), uid, gid);
  }
}

async function ready(url: string, look: () => void): Promise<void> {
  for (;;) {
    look();
    const client = new pg.Client(url);
    client.on("error", () => {});
    const isThere = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
