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
import { saveResults, tableOf } from "./results.ts";
import { medianOf } from "./statistics.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const FLOWS = Number(process.env.BENCH_FLOWS ?? 300);
const AT_ONCE = 8;

/** A second, of each. */
interface Round {
  readonly hashes: number;
  readonly flows: number;
}

export async function benchFlows(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const merchant = await certifiedMerchant("1900000109", 1);
  const platform = await startPlatform(scratch, merchant, { tokens: 0, passwords: true });
  const flows = createFlows(platform, merchant);
  try {
    console.log(`${ROUNDS} rounds of ${FLOWS} whole flows, ${AT_ONCE} at once, and of as many hashes\n`);
    await playRound(flows);
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound(flows));
    console.log(reportOf(rounds));
    saveResults("flows", { rounds });
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

function reportOf(rounds: readonly Round[]): string {
  const [hashes, flows] = [rounds.map((round) => round.hashes), rounds.map((round) => round.flows)];
  const ratio = medianOf(rounds.map((round) => round.flows / round.hashes));
  const cores = availableParallelism();
  return tableOf(
    ["figure", "target", "measured"],
    [
      [
        "argon2id alone, in as many threads as the platform has for it, a second",
        "",
        medianOf(hashes).toFixed(1),
      ],
      ["whole flows a second, assertion to decrypted name", "", medianOf(flows).toFixed(1)],
      [`whole flows a second and core, of ${cores}`, "", (medianOf(flows) / cores).toFixed(1)],
      ["flows / hashes", "≥ 0.85", ratio.toFixed(2)],
    ],
  );
}
