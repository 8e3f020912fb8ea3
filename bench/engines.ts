/** The exchange on SQLite, on PostgreSQL, and on PostgreSQL by two processes, in turns in one run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Text } from "@shiming/crypto";
import { mediansOf, REFUSED } from "./exchange-report.ts";
import { type Contender, type FreshPlatform, startPlatform } from "./fresh-platform.ts";
import { CONNECTIONS, type Measured, measure } from "./measure.ts";
import { certifiedMerchant, type Merchant } from "./merchant.ts";
import { type BenchPostgres, startPostgres } from "./postgres.ts";
import type { Results } from "./results.ts";
import type { ServerProcess } from "./server-process.ts";
import { bodiesOf, signNow } from "./signatures.ts";
import { startBareServer } from "./start-bare-server.ts";
import { medianOf } from "./statistics.ts";
import { type Table, tableOfFigures } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 6_000);

/** One platform in one round, and what the database beside it used, in microseconds an exchange. */
interface OnEngine extends Measured {
  readonly database: number;
}

interface Round {
  readonly sqlite: OnEngine;
  readonly postgres: OnEngine;
  readonly twoProcesses: OnEngine;
  /** Exchanges a second of one bare server, and of two at once: what this machine has for a second process. */
  readonly bare: { readonly one: number; readonly two: number };
}

type OnEngines = Omit<Round, "bare">;

export async function benchEngines(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const database = await startPostgres();
  const servers: ServerProcess[] = [];
  const start = async (name: string, setup: { databaseUrl?: string; workers?: number }) => {
    const counts = { tokens: (ROUNDS + 1) * REQUESTS };
    const platform = await startPlatform(join(scratch, name), merchant, counts, setup);
    servers.push(platform.server);
    return platform;
  };
  const merchant = await certifiedMerchant("1900000109", 1);
  try {
    console.log(`${ROUNDS} rounds of ${REQUESTS} exchanges over ${CONNECTIONS} connections on each engine\n`);
    const contenders = {
      sqlite: await start("sqlite", {}),
      postgres: await start("postgres", { databaseUrl: await database.create() }),
      twoProcesses: await start("two", { databaseUrl: await database.create(), workers: 2 }),
    };
    for (let each = 0; each < 2; each += 1) servers.push(await startBareServer(scratch, merchant));
    const bare = servers.slice(-2).map((server) => ({ server, path: contenders.sqlite.path }));
    const playRound = async () => ({
      ...(await measureAll(contenders, merchant, database)),
      bare: await calibrate(bare, merchant),
    });
    await playRound();
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound());
    return { tables: tablesOf(rounds), figures: { rounds } };
  } finally {
    for (const server of servers) await server.stop();
    await database.stop();
    rmSync(scratch, { recursive: true });
  }
}

async function measureAll(
  { sqlite, postgres, twoProcesses }: Readonly<Record<keyof OnEngines, FreshPlatform>>,
  merchant: Merchant,
  database: BenchPostgres,
): Promise<OnEngines> {
  const on = async (platform: FreshPlatform): Promise<OnEngine> => {
    const now = signNow(merchant);
    const bodies = bodiesOf(platform.tokens.splice(0, REQUESTS), () => now);
    const before = database.usage().cpu;
    const measured = await measure(platform, bodies);
    return { ...measured, database: (database.usage().cpu - before) / bodies.length };
  };
  return { sqlite: await on(sqlite), postgres: await on(postgres), twoProcesses: await on(twoProcesses) };
}

async function calibrate(bare: readonly Contender[], merchant: Merchant): Promise<Round["bare"]> {
  const now = signNow(merchant);
  const bodies = bodiesOf(Array(REQUESTS).fill("bench"), () => now);
  const among = async (servers: readonly Contender[]) => {
    const own = bodies.length / servers.length;
    const parts = servers.map((server, place) =>
      measure(server, bodies.slice(place * own, (place + 1) * own), CONNECTIONS / servers.length),
    );
    return (await Promise.all(parts)).reduce((sum, { rate }) => sum + rate, 0);
  };
  return { one: await among(bare.slice(0, 1)), two: await among(bare) };
}

function tablesOf(rounds: readonly Round[]): readonly Table[] {
  const row = (name: Text, pick: (round: OnEngines) => OnEngine) => {
    const { rate, median, p99, cpu } = mediansOf(rounds.map(pick));
    const database = medianOf(rounds.map((round) => pick(round).database));
    return [name, rate.toFixed(0), median.toFixed(2), p99.toFixed(2), cpu.toFixed(0), database.toFixed(0)];
  };
  const engines = {
    head: [
      "",
      { en: "exchanges/s", zh: "每秒交换数" },
      { en: "median ms", zh: "中位数 ms" },
      "p99 ms",
      { en: "CPU µs of the node", zh: "节点 CPU µs" },
      { en: "CPU µs of PostgreSQL", zh: "PostgreSQL CPU µs" },
    ],
    rows: [
      row({ en: "one process on SQLite", zh: "SQLite，一个进程" }, ({ sqlite }) => sqlite),
      row({ en: "one process on PostgreSQL", zh: "PostgreSQL，一个进程" }, ({ postgres }) => postgres),
      row(
        { en: "two processes on PostgreSQL", zh: "PostgreSQL，两个进程" },
        ({ twoProcesses }) => twoProcesses,
      ),
    ],
  };
  const ratio = (of: (round: Round) => number) => medianOf(rounds.map(of));
  const refused = rounds.reduce(
    (sum, round) => sum + round.sqlite.refused + round.postgres.refused + round.twoProcesses.refused,
    0,
  );
  const figures = tableOfFigures([
    {
      name: {
        en: "processor time of the node, PostgreSQL / SQLite",
        zh: "节点的处理器时间，PostgreSQL / SQLite",
      },
      ...{ value: ratio(({ postgres, sqlite }) => postgres.cpu / sqlite.cpu), most: 1.5 },
    },
    {
      name: { en: "exchanges a second, two processes / one", zh: "每秒交换数，两个进程 / 一个进程" },
      value: ratio(({ twoProcesses, postgres }) => twoProcesses.rate / postgres.rate),
    },
    {
      name: {
        en: "the same, two bare servers / one: what this machine has for a second process",
        zh: "同上，两个极简服务 / 一个：这台机器能给第二个进程的余量",
      },
      value: ratio(({ bare }) => bare.two / bare.one),
    },
    {
      name: {
        en: "processor time of node and PostgreSQL together / of the node on SQLite",
        zh: "节点与 PostgreSQL 合计的处理器时间 / SQLite 节点",
      },
      value: ratio(({ postgres, sqlite }) => (postgres.cpu + postgres.database) / sqlite.cpu),
    },
    { name: REFUSED, value: refused, digits: 0, most: 0 },
  ]);
  return [engines, figures];
}
