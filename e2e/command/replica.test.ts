/** Lists of a server that has a replica, while that is there, behind and away. */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startOwnServer } from "../../packages/store/src/postgres/testing/server.ts";
import { startStandby } from "../../packages/store/src/postgres/testing/standby.ts";
import { shiming } from "../support/processes.ts";
import { preparePremises, serve } from "../support/served.ts";
import { createMerchant } from "../support/used-premises.ts";

test("lists come from the replica, and from the primary while it is behind or away; health says which", async () => {
  const primary = await startOwnServer();
  onTestFinished(() => primary.stop());
  const standby = await startStandby(primary);
  let isThere = true;
  const switchOff = async () => {
    if (isThere) await standby.stop();
    isThere = false;
  };
  onTestFinished(switchOff);
  const premises = await preparePremises();
  const env = {
    ...premises.env,
    SHIMING_DATABASE_URL: primary.url,
    SHIMING_DATABASE_READ_URL: standby.url,
  };
  const server = await serve(env);
  const command = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await shiming(args, { env });
    expect([code, stderr]).toEqual([0, ""]);
    return stdout;
  };
  const merchants = async () =>
    JSON.parse(await command("merchants", "list", "--json")).map(({ mch_id }: { mch_id: string }) => mch_id);
  const health = async () => JSON.parse(await command("health", "show", "--json")).database;
  const onStandby = (sql: string) => asked(standby.url, sql);

  await command(...createMerchant("1900000301"));
  await expect.poll(health).toEqual({ takes_writes: true, read_replica: "used" });
  const before = await onStandby(LISTS_READ);
  expect(await merchants()).toEqual(["1900000301"]);
  await expect.poll(() => onStandby(LISTS_READ)).not.toEqual(before);

  await onStandby("SELECT pg_wal_replay_pause()");
  await command(...createMerchant("1900000302"));
  expect(await merchants()).toEqual(["1900000301", "1900000302"]);
  expect(await health()).toEqual({ takes_writes: true, read_replica: "behind" });
  await onStandby("SELECT pg_wal_replay_resume()");
  await expect.poll(health).toMatchObject({ read_replica: "used" });

  await switchOff();
  await command(...createMerchant("1900000303"));
  expect(await merchants()).toEqual(["1900000301", "1900000302", "1900000303"]);
  expect(await health()).toEqual({ takes_writes: true, read_replica: "away" });
  expect(await command("health", "show")).toMatch(/away/);
  expect(await server.end()).toBe(0);
});

/** When the node has read merchants there last. */
const LISTS_READ =
  "SELECT max(state_change) AS last FROM pg_stat_activity WHERE application_name = 'shiming' AND query LIKE '%merchant%'";

async function asked(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
