/** Whole flows beside argon2id alone, in turns in one run: what the platform adds to the hash that it cannot do without. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { hashPayPassword } from "@shiming/core";
import { Sensitive } from "@shiming/crypto";
import { createFlows, type Flows } from "./flow.ts";
import { startPlatform } from "./fresh-platform.ts";
import { certifiedMerchant } from "./merchant.ts";
import { PAY_PASSWORD } from "./prepare.ts";
import type { Results } from "./results.ts";
import { medianOf } from "./statistics.ts";
import { type Table, tableOfFigures } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const FLOWS = Number(process.env.BENCH_FLOWS ?? 300);
const AT_ONCE = 8;

/** A second, of each. */
interface Round {
  readonly hashes: number;
  readonly flows: number;
}

export async function benchFlows(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const merchant = await certifiedMerchant("1900000109", 1);
  const platform = await startPlatform(scratch, merchant, { tokens: 0, passwords: true });
  const flows = createFlows(platform, merchant);
  try {
    console.log(`${ROUNDS} rounds of ${FLOWS} whole flows, ${AT_ONCE} at once, and of as many hashes\n`);
    await playRound(flows);
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound(flows));
    return { tables: [tableOf(rounds)], figures: { rounds } };
  } finally {
    await flows.close();
    await platform.server.stop();
    rmSync(scratch, { recursive: true });
  }
}

async function playRound(flows: Flows): Promise<Round> {
  const [password, pepper] = [new Sensitive(PAY_PASSWORD), new Sensitive(randomBytes(32))];
  return {
    hashes: await rateOf(() => hashPayPassword(password, pepper, randomBytes)),
    flows: await rateOf((place) => flows.run(place)),
  };
}

async function rateOf(work: (place: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let next = 0;
  const hand = async () => {
    while (next < FLOWS) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return FLOWS / ((performance.now() - started) / 1000);
}

function tableOf(rounds: readonly Round[]): Table {
  const median = (pick: (round: Round) => number) => medianOf(rounds.map(pick));
  const flows = median((round) => round.flows);
  return tableOfFigures([
    {
      name: {
        en: "argon2id alone, in as many threads as the platform has for it, a second",
        zh: "单独的 argon2id，线程数与平台所用相同，每秒",
      },
      ...{ value: median(({ hashes }) => hashes), digits: 1 },
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
      ...{ value: median((round) => round.flows / round.hashes), least: 0.85 },
    },
  ]);
}
