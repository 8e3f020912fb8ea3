/** The platform's exchanges beside people who type payment passwords, and without them, in turns in one run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Text } from "@shiming/crypto";
import { type FreshPlatform, startPlatform } from "./fresh-platform.ts";
import { load } from "./load.ts";
import { certifiedMerchant, type Merchant } from "./merchant.ts";
import type { Results } from "./results.ts";
import { bodiesOf, signNow } from "./signatures.ts";
import { medianOf, quantile } from "./statistics.ts";
import { startApprovals } from "./steady-approvals.ts";
import { type Table, tableOfFigures } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 8_000);
const CONNECTIONS = 50;
const PER_SECOND = 50;
/** Approvals for as long as a round may take at worst: 100 exchanges a second. */
const SHEETS = Math.ceil((REQUESTS / 100) * PER_SECOND) * (ROUNDS + 1);

/** The exchanges of half a round. */
interface Exchanges {
  readonly rate: number;
  readonly median: number;
  readonly p99: number;
  readonly refused: number;
}

interface Round {
  readonly without: Exchanges;
  readonly beside: Exchanges;
  readonly approvals: {
    readonly rate: number;
    readonly p99: number;
    readonly busy: number;
    readonly failed: number;
  };
}

export async function benchApprovals(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  let platform: FreshPlatform | undefined;
  try {
    console.log(
      `${ROUNDS} rounds of ${REQUESTS} exchanges over ${CONNECTIONS} connections, without and beside ${PER_SECOND} approvals a second\n`,
    );
    const merchant = await certifiedMerchant("1900000109", 1);
    const counts = { tokens: 2 * (ROUNDS + 1) * REQUESTS, sheets: SHEETS };
    platform = await startPlatform(scratch, merchant, counts);
    await playRound(platform, merchant);
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound(platform, merchant));
    return { tables: tablesOf(rounds), figures: { rounds } };
  } finally {
    await platform?.server.stop();
    rmSync(scratch, { recursive: true });
  }
}

async function playRound(platform: FreshPlatform, merchant: Merchant): Promise<Round> {
  const without = await measure(platform, merchant);
  const stop = startApprovals(platform.server, platform.sheets, PER_SECOND);
  const beside = await measure(platform, merchant);
  const { seconds, approved, busy, failed, latencies } = await stop();
  const approvals = { rate: approved / seconds, p99: quantile(latencies, 0.99), busy, failed };
  return { without, beside, approvals };
}

async function measure({ server, path, tokens }: FreshPlatform, merchant: Merchant): Promise<Exchanges> {
  const now = signNow(merchant);
  const bodies = bodiesOf(tokens.splice(0, REQUESTS), () => now);
  const { latencies, seconds, refused } = await load({ port: server.port, path }, bodies, CONNECTIONS);
  return {
    rate: bodies.length / seconds,
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused,
  };
}

function tablesOf(rounds: readonly Round[]): readonly Table[] {
  const medianBy = (pick: (round: Round) => number) => medianOf(rounds.map(pick));
  const sumOf = (pick: (round: Round) => number) => rounds.map(pick).reduce((sum, each) => sum + each, 0);
  const row = (name: Text, pick: (round: Round) => Exchanges) => [
    name,
    medianBy((round) => pick(round).rate).toFixed(0),
    medianBy((round) => pick(round).median).toFixed(2),
    medianBy((round) => pick(round).p99).toFixed(2),
  ];
  const exchanges = {
    head: ["", { en: "exchanges/s", zh: "每秒交换数" }, { en: "median ms", zh: "中位数 ms" }, "p99 ms"],
    rows: [
      row({ en: "exchanges alone", zh: "只有交换" }, ({ without }) => without),
      row(
        { en: `beside ${PER_SECOND} approvals a second`, zh: `同时每秒 ${PER_SECOND} 次授权` },
        ({ beside }) => beside,
      ),
    ],
  };
  const figures = tableOfFigures([
    {
      name: { en: "p99 beside approvals / without", zh: "有授权时的 p99 / 没有授权时" },
      ...{ value: medianBy(({ without, beside }) => beside.p99 / without.p99), most: 3 },
    },
    {
      name: { en: "approvals answered with a token, a second", zh: "每秒成功的授权" },
      ...{ value: medianBy(({ approvals }) => approvals.rate), digits: 1 },
    },
    {
      name: { en: "an approval takes, p99", zh: "一次授权用时，p99" },
      ...{ value: medianBy(({ approvals }) => approvals.p99), digits: 0, unit: "ms" },
    },
    {
      name: { en: "approvals told to come again (503)", zh: "要求稍后再试的授权（503）" },
      ...{ value: sumOf(({ approvals }) => approvals.busy), digits: 0 },
    },
    {
      name: { en: "other refused answers", zh: "其他被拒绝的应答" },
      ...{
        value: sumOf(({ without, beside, approvals }) => without.refused + beside.refused + approvals.failed),
        ...{ digits: 0, most: 0 },
      },
    },
  ]);
  return [exchanges, figures];
}
