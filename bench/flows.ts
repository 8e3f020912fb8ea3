/** Whole flows beside argon2id alone, in turns in one run: what the platform adds to the hash that it cannot do without. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { hashPayPassword, onePepper } from "@shiming/core";
import { Sensitive } from "@shiming/crypto";
import { createFlows, type Flows } from "./flow.ts";
import { type FreshPlatform, startPlatform } from "./fresh-platform.ts";
import { certifiedMerchant } from "./merchant.ts";
import { PAY_PASSWORD } from "./prepare.ts";
import type { Results } from "./results.ts";
import { medianOf } from "./statistics.ts";
import { type Table, tableOfFigures } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const FLOWS = Number(process.env.BENCH_FLOWS ?? 300);
const AT_ONCE = 8;

interface Measured {
  /** A second of the clock. */
  readonly rate: number;
  /** Milliseconds of processor time, of whoever hashes. */
  readonly cpu: number;
}

interface Round {
  readonly hashes: Measured;
  readonly flows: Measured;
}

export async function benchFlows(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const merchant = await certifiedMerchant("1900000109", 1);
  const platform = await startPlatform(scratch, merchant, { tokens: 0, passwords: true });
  const flows = createFlows(platform, merchant);
  try {
    console.log(`${ROUNDS} rounds of ${FLOWS} whole flows, ${AT_ONCE} at once, and of as many hashes\n`);
    await playRound(flows, platform);
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound(flows, platform));
    return { tables: [tableOf(rounds)], figures: { rounds } };
  } finally {
    await flows.close();
    await platform.server.stop();
    rmSync(scratch, { recursive: true });
  }
}

async function playRound(flows: Flows, { server }: FreshPlatform): Promise<Round> {
  const [password, peppers] = [new Sensitive(PAY_PASSWORD), onePepper(new Sensitive(randomBytes(32)))];
  return {
    hashes: await measure(() => hashPayPassword(password, peppers, randomBytes), ownCpu),
    flows: await measure(
      (place) => flows.run(place),
      () => server.usage().cpu,
    ),
  };
}

/** @param cpu microseconds of processor time that were used so far */
async function measure(work: (place: number) => Promise<unknown>, cpu: () => number): Promise<Measured> {
  const before = cpu();
  const started = performance.now();
  let next = 0;
  const hand = async () => {
    while (next < FLOWS) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  const seconds = (performance.now() - started) / 1000;
  return { rate: FLOWS / seconds, cpu: (cpu() - before) / 1000 / FLOWS };
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function tableOf(rounds: readonly Round[]): Table {
  const median = (pick: (round: Round) => number) => medianOf(rounds.map(pick));
  const flows = median((round) => round.flows.rate);
  return tableOfFigures([
    {
      name: {
        en: "argon2id alone, in as many threads as the platform has for it, a second",
        zh: "单独的 argon2id，线程数与平台所用相同，每秒",
      },
      ...{ value: median(({ hashes }) => hashes.rate), digits: 1 },
    },
    {
      name: {
        en: "whole flows a second, assertion to decrypted name",
        zh: "每秒完整流程，从断言到解密出姓名",
      },
      ...{ value: flows, digits: 1 },
    },
    {
      name: { en: "whole flows a second and core", zh: "每秒每核的完整流程" },
      ...{ value: flows / availableParallelism(), digits: 1 },
    },
    {
      name: { en: "flows / hashes", zh: "流程 / 散列" },
      ...{ value: median((round) => round.flows.rate / round.hashes.rate), least: 0.85 },
    },
    {
      name: { en: "processor time of a hash", zh: "一次散列的处理器时间" },
      ...{ value: median(({ hashes }) => hashes.cpu), unit: "ms" },
    },
    {
      name: { en: "processor time of the node for a whole flow", zh: "节点为一次完整流程用去的处理器时间" },
      ...{ value: median((round) => round.flows.cpu), unit: "ms" },
    },
    {
      name: { en: "the hash's part of it", zh: "其中散列所占" },
      value: median((round) => round.hashes.cpu / round.flows.cpu),
    },
  ]);
}
