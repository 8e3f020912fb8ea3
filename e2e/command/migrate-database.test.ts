import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bareDatabase, temporaryDatabase } from "@shiming/store/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { ONE_SENTENCE, shiming, start } from "../support/processes.ts";
import { authorize } from "../support/samples.ts";
import { scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

const migrate = (from: string, to: string, env = {}) =>
  shiming(["migrate-database", "--from", from, "--to", to, "--json"], { env });

async function expectRefused(from: string, to: string, because: string, env = {}): Promise<void> {
  const refused = await migrate(from, to, env);
  expect(refused).toMatchObject({ stdout: "", stderr: expect.stringMatching(ONE_SENTENCE) });
  expect(refused.stderr).toContain(because);
  expect([1, 2]).toContain(refused.code);
}

test("a sandbox moves to PostgreSQL and back, also when the move is killed on its way", async () => {
  const data = seededData();
  const { url } = await temporaryDatabase();
  const sandbox = await startSandbox(data);
  const token = await authorize(sandbox, "lilei");
  await expectRefused(data, url, "is in use by another shiming process");
  expect(await sandbox.end()).toBe(0);

  const client = new pg.Client(url);
  await client.connect();
  await client.query("BEGIN; LOCK TABLE memberships IN SHARE MODE");
  const killed = start(["migrate-database", "--from", data, "--to", url]);
  await expect.poll(() => waitingIn(client)).toBeGreaterThan(0);
  const words = execFileSync("ps", ["-o", "args=", "-p", String(killed.pid)], { encoding: "utf8" });
  expect(words).toMatch(/^shiming migrate-database/);
  expect(words).not.toContain(`:${new URL(url).password}@`);
  killed.kill("SIGKILL");
  await once(killed, "close");
  await client.query("ROLLBACK");
  await client.end();
  const tooEarly = ["sandbox", "--port", "0", "--data", join(scratchFolder(), "data"), "--database-url", url];
  expect((await shiming(tooEarly)).stderr).toContain("This database is not filled yet");

  const moved = await migrate(data, "postgres:", { SHIMING_DATABASE_URL: url });
  expect([moved.code, moved.stderr]).toEqual([0, ""]);
  const { tables, entries, problems } = JSON.parse(moved.stdout);
  expect(problems).toBe(0);
  expect(tables).toContainEqual({
    table: "audit",
    rows: entries,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(existsSync(join(data, "shiming.db"))).toBe(false);

  const there = await startSandbox(data, ["--database-url", url]);
  const exchange = ["exchange", "--sandbox", join(data, "sandbox.json"), "--auth-token-file", "-", "--json"];
  const answer = await shiming(exchange, { input: `${token}\n` });
  expect(JSON.parse(answer.stdout)).toMatchObject({ real_name: "李雷" });
  expect(await there.end()).toBe(0);

  const back = await migrate(url, data);
  expect([back.code, back.stderr]).toEqual([0, ""]);
  expect(readdirSync(data)).not.toContain("postgres");
  const verified = await shiming(["audit", "verify", "--data", data]);
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 0 problems\n$/) });
  const listed = await shiming(["apps", "list", "--data", data, "--json"]);
  expect(JSON.parse(listed.stdout).length).toBeGreaterThan(2);
  expect((await shiming(tooEarly)).stderr).toContain("The data of this database was moved to another");
});

test("a move is refused where nothing could come of it, in one sentence", async () => {
  const data = seededData();
  const url = await bareDatabase();
  const client = new pg.Client(url);
  await client.connect();
  await client.query("CREATE TABLE somebodys AS SELECT 1 AS one");
  await client.end();
  await expectRefused(data, url, "The target holds data that this move has not put there");
  await expectRefused(data, scratchFolder(), "One of --from and --to is a folder");
  await expectRefused(data, "mysql://a:b@c/d", "--to must be of the form postgres://");
  await expectRefused(data, "postgres:", "SHIMING_DATABASE_URL, which is not set");
  const nowhere = join(data, "nowhere");
  await expectRefused(url, nowhere, "is missing, and the data needs that very key");
  await expectRefused(url, nowhere, "there is no such folder", { SHIMING_KEYS: join(data, "keys") });
  await expectRefused(scratchFolder(), url, "nothing is there to be moved");
});

test("an address that lacks its beginning is no folder, and its password is not repeated", async () => {
  const [folder, password] = [scratchFolder(), "s3cret"];
  for (const place of [
    `me:${password}@127.0.0.1:1/db`,
    `postgres:me:${password}@127.0.0.1/db`,
    `postgres:/me:${password}@127.0.0.1/db`,
    `Postgresql:me:${password}@127.0.0.1/db`,
  ]) {
    for (const [from, to, option] of [
      [place, folder, "--from"],
      [folder, place, "--to"],
      [place, "postgres://127.0.0.1:1/db", "--from"],
    ] as const) {
      const { code, stdout, stderr } = await migrate(from, to);
      const said = `${option} must be of the form postgres://name:password@host:5432/database.\n`;
      expect([place, code, stdout, stderr]).toEqual([place, 2, "", said]);
    }
  }
});

async function waitingIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    "SELECT count(*)::integer AS count FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
  );
  return rows[0].count;
}
