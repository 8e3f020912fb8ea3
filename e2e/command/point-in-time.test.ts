/** A PostgreSQL of Debian's, with its own tools: copied while the platform works on it, and brought to a moment after that. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { shiming } from "../support/processes.ts";
import { premisesIn, preparePremises, serve, settle } from "../support/served.ts";
import { scratchFolder } from "../support/shiming.ts";
import { createMerchant } from "../support/used-premises.ts";

const IS_ROOT = process.getuid?.() === 0;

/** Debian's, installed where it is missing and somebody may. @returns the folder of its programs */
function programs(): string {
  const found = () => (existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : []);
  if (found().length === 0) execFileSync("apt-get", ["install", "-y", "postgresql"], { stdio: "ignore" });
  const [newest = ""] = found().sort((one, other) => Number(other) - Number(one));
  return join("/usr/lib/postgresql", newest, "bin");
}

const bin = programs();
/** PostgreSQL refuses to run as root. */
const asServer = (program: string, args: readonly string[]): string => {
  const command = [join(bin, program), ...args];
  const [first = "", ...rest] = IS_ROOT
    ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", ...command]
    : command;
  return execFileSync(first, rest, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], cwd: "/" });
};

/** A folder of the user that the server runs as. */
function serverFolder(): string {
  const folder = scratchFolder();
  chmodSync(folder, 0o755);
  const own = join(folder, "postgres");
  mkdirSync(own, { mode: 0o700 });
  if (IS_ROOT) {
    const [uid, gid] = ["-u", "-g"].map((which) =>
      Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" })),
    );
    chownSync(own, Number(uid), Number(gid));
  }
  return own;
}

function start(data: string, port: number, log: string): void {
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  asServer("pg_ctl", ["start", "--wait", `--pgdata=${data}`, `--log=${log}`, "-o", options]);
  onTestFinished(() => void asServer("pg_ctl", ["stop", "--wait", "--mode=immediate", `--pgdata=${data}`]));
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return String(rows[0]?.[0]);
  } finally {
    await client.end();
  }
}

it("PostgreSQL's own tools bring the platform back to a moment between a copy and a mistake", async () => {
  const folder = serverFolder();
  const [data, copy, archive] = ["data", "copy", "archive"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const port = await quietPort();
  asServer("initdb", [
    `--pgdata=${data}`,
    "--username=tests",
    "--auth=trust",
    "--no-sync",
    "--encoding=UTF8",
  ]);
  execFileSync("mkdir", [archive]);
  if (IS_ROOT) execFileSync("chown", ["postgres:postgres", archive]);
  appendFileSync(
    join(data, "postgresql.conf"),
    `archive_mode = on\narchive_command = 'cp %p ${archive}/%f'\nfsync = off\n`,
  );
  start(data, port, join(folder, "log"));
  const url = `postgres://tests@127.0.0.1:${port}/postgres`;

  const premises = await preparePremises();
  const env = { ...premises.env, SHIMING_DATABASE_URL: url };
  const server = await serve(env);
  await settle(premises);
  asServer("pg_basebackup", [
    `--pgdata=${copy}`,
    "--checkpoint=fast",
    "-h",
    "127.0.0.1",
    "-p",
    String(port),
    "-U",
    "tests",
    "--no-sync",
  ]);
  asServer("pg_verifybackup", [copy]);
  expect((await shiming(createMerchant("1900000302"), { env })).code).toBe(0);
  const moment = await ask(url, "SELECT clock_timestamp()::text");
  await ask(url, "SELECT pg_switch_wal()::text");
  expect((await shiming(createMerchant("1900000303"), { env })).code).toBe(0);
  await ask(url, "SELECT pg_switch_wal()::text");
  expect(await server.end()).toBe(0);

  const settings = {
    restore_command: `cp ${archive}/%f %p`,
    recovery_target_time: moment,
    recovery_target_action: "promote",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  appendFileSync(join(copy, "postgresql.conf"), `archive_mode = off\n${lines.join("")}`);
  writeFileSync(join(copy, "recovery.signal"), "");
  if (IS_ROOT) execFileSync("chown", ["postgres:postgres", join(copy, "recovery.signal")]);
  const otherPort = await quietPort();
  start(copy, otherPort, join(folder, "log-2"));
  const back = `postgres://tests@127.0.0.1:${otherPort}/postgres`;
  await expect.poll(() => ask(back, "SELECT pg_is_in_recovery()::text"), { timeout: 60_000 }).toBe("false");

  // The folder that has the newest signed heads: it knows what the database has lost.
  const other = await premisesIn(scratchFolder());
  cpSync(premises.data, other.data, { recursive: true });
  cpSync(premises.keys, other.keys, { recursive: true });
  const there = { ...other.env, SHIMING_DATABASE_URL: back };
  const refused = await shiming(["merchants", "list"], { env: there });
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining('"shiming restore" makes it safe'),
  ]);
  const restored = await shiming(["restore"], { env: there });
  expect([restored.code, restored.stdout]).toEqual([
    0,
    expect.stringMatching(/what was up to entry \d+ is lost/),
  ]);
  const { stdout } = await shiming(["merchants", "list", "--json"], { env: there });
  expect(JSON.parse(stdout).map(({ mch_id }: { mch_id: string }) => mch_id)).toEqual([
    "1900000301",
    "1900000302",
  ]);
  const verified = await shiming(["audit", "verify"], { env: there });
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/given up on/)]);
});
