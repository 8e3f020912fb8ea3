/** A release takes the place of the one before, while both are at work. */
import { cpSync } from "node:fs";
import { openPostgresStores } from "@shiming/store/postgres";
import { openSqliteStores } from "@shiming/store/sqlite";
import { bareDatabase } from "@shiming/store/testing";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { isExpected } from "../faults/checker/recovery.ts";
import { settle } from "../faults/cluster/cluster.ts";
import { providersOf, Traffic } from "../faults/traffic/traffic.ts";
import { launch, ONE_SENTENCE, type RunningCommand, shiming } from "../support/processes.ts";
import { type Premises, premisesIn } from "../support/served.ts";
import { scratchFolder } from "../support/shiming.ts";
import { LATER, makeLaterProgram, PREVIOUS, TAKES_AWAY } from "./programs.ts";

type Settled = Awaited<ReturnType<typeof settle>>;

/** So many flows begin at each node while both are there, and after a restart: each kind of exchange twice. */
const FLOWS = 8;
const TOKEN_REFUSED = 94005;
/** The same few people, again and again. */
const REQUESTS = { SHIMING_CONSENT_REQUESTS_PER_HOUR: "100000" };

beforeAll(makeLaterProgram);

describe("the program of the release before", () => {
  it("goes on beside the next one, without an error, while that changes the tables; and starts on them", async () => {
    const one = await premisesOfPrevious();
    const other = await premisesIn(scratchFolder());
    cpSync(one.keys, other.keys, { recursive: true });
    const url = await bareDatabase();
    const shared = { SHIMING_DATABASE_URL: url, SHIMING_BASE_URL: one.env.SHIMING_BASE_URL ?? "" };
    const oneEnv = { ...one.env, ...shared };
    const otherEnv = { ...other.env, ...REQUESTS, ...shared };
    const first = await started(PREVIOUS, oneEnv);
    const settled = await settle(one, shared.SHIMING_BASE_URL, () => openPostgresStores({ url }));

    const traffic = trafficAt(first, settled);
    const running = traffic.run(2, 0);
    await expect.poll(() => traffic.asked.length).toBeGreaterThan(2);
    const second = await started(LATER, otherEnv);
    const before = traffic.asked.length;
    await undisturbed(trafficAt(second, settled));
    await expect.poll(() => traffic.asked.length).toBeGreaterThan(before + 2);
    traffic.end();
    await running;
    expectUndisturbed(traffic);

    expect(await first.end()).toBe(0);
    const again = await started(PREVIOUS, oneEnv);
    await undisturbed(trafficAt(again, settled));
    await undisturbed(trafficAt(second, settled));
    for (const node of [again, second]) expect(await node.end()).toBe(0);
    for (const command of [PREVIOUS, LATER]) {
      const verified = await shiming(["audit", "verify"], { env: oneEnv, command });
      expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/, 0 problems\n$/) });
    }
    expect(await codesIn(url)).toEqual(new Set([0, TOKEN_REFUSED]));
    await expectRefusedAfterwards(oneEnv);
  });

  it("serves the data that the next one has left on SQLite", async () => {
    const premises = await premisesOfPrevious();
    await (await started(LATER, premises.env)).end();
    const url = premises.env.SHIMING_BASE_URL ?? "";
    const settled = await settle(premises, url, () => openSqliteStores(premises.data));
    const server = await started(PREVIOUS, premises.env);
    await undisturbed(trafficAt(server, settled));
    expect(await server.end()).toBe(0);
    await expectRefusedAfterwards(premises.env);
  });
});

/** With keys as the program of the release before makes them. */
async function premisesOfPrevious(): Promise<Premises> {
  const premises = await premisesIn(scratchFolder());
  const { env } = premises;
  expect(await shiming(["keys", "create", premises.keys], { env, command: PREVIOUS })).toMatchObject({
    code: 0,
  });
  // A program refuses settings that it does not know.
  const { stdout: help } = await shiming(["serve", "--help"], { env, command: PREVIOUS });
  const known = Object.entries(REQUESTS).filter(([name]) => help.includes(name));
  return { ...premises, env: { ...env, ...Object.fromEntries(known) } };
}

function trafficAt({ url }: RunningCommand, { platform, users }: Settled): Traffic {
  const there = { ...platform, url };
  const traffic = new Traffic(there, users, providersOf(there));
  onTestFinished(() => traffic.close());
  return traffic;
}

async function undisturbed(traffic: Traffic): Promise<void> {
  await traffic.run(2, 0, FLOWS);
  expectUndisturbed(traffic);
}

/** Nobody was told anything but what is so. */
function expectUndisturbed(traffic: Traffic): void {
  const wrong = traffic.asked.filter(
    (asked) => asked.outcome.kind !== "answered" && !isExpected(asked, traffic),
  );
  expect([wrong, traffic.failed]).toEqual([[], []]);
}

/** All that exchanges were answered with, those that a client has sent again, too. */
async function codesIn(url: string): Promise<ReadonlySet<unknown>> {
  const stores = await openPostgresStores({ url });
  const day = 86_400_000;
  const [from, before] = [-day, day].map((away) => new Date(Date.now() + away)) as [Date, Date];
  const sums = await stores.usage.list({ from, before, by: "all", limit: 100 });
  await stores.close();
  return new Set(sums.filter(({ what }) => what === "getrealnameinfo").map(({ code }) => code));
}

async function started(command: string, env: Premises["env"] = {}): Promise<RunningCommand> {
  const running = await launch(["serve"], env, command);
  onTestFinished(async () => void (await running.end("SIGKILL")));
  return running;
}

/** When the release after the next has taken away what it needs it says so, and the next one goes on. */
async function expectRefusedAfterwards(env: Premises["env"] = {}): Promise<void> {
  await (await started(LATER, { ...env, ...TAKES_AWAY })).end();
  const refused = await shiming(["serve"], { env, command: PREVIOUS });
  expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(ONE_SENTENCE) });
  expect(refused.stderr).toContain("The database is newer than this program");
  expect(await (await started(LATER, env)).end()).toBe(0);
}
