/** The exchange with few, many and very many accounts and as many consents, on both engines, in turns in one run. */
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { mediansOf, REFUSED } from "./exchange-report.ts";
import { type FreshPlatform, preparePlatform, type Setup, startPlatform } from "./fresh-platform.ts";
import { filledFolder, type Kept } from "./kept.ts";
import { CONNECTIONS, type Measured, measure } from "./measure.ts";
import { certifiedMerchant, type Merchant } from "./merchant.ts";
import { fillPostgres, fillSqlite } from "./population.ts";
import { type BenchPostgres, startPostgres } from "./postgres.ts";
import type { Results } from "./results.ts";
import { bodiesOf, signNow } from "./signatures.ts";
import { medianOf } from "./statistics.ts";
import { type Figure, type Table, tableOfFigures } from "./table.ts";

const PEOPLE = (process.env.BENCH_PEOPLE ?? "10000,1000000").split(",").map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 1000);
/** Nobody is asked for twice: an exchange reads an account that none before it has read. */
const TOKENS = (ROUNDS + 1) * REQUESTS;

const ENGINES = ["SQLite", "PostgreSQL"] as const;
type Engine = (typeof ENGINES)[number];

interface Contender {
  readonly engine: Engine;
  readonly people: number;
  readonly platform: FreshPlatform;
}

interface Sample {
  readonly engine: Engine;
  readonly people: number;
  readonly measured: Measured;
}

type Round = readonly Sample[];

export async function benchSize(): Promise<Results> {
  const [kept, contenders]: [Kept[], Contender[]] = [[], []];
  const database = await startPostgres({ isKept: true });
  try {
    console.log(
      `${ROUNDS} rounds of ${REQUESTS} exchanges over ${CONNECTIONS} connections, among ${PEOPLE.join(", ")} people\n`,
    );
    const merchant = await certifiedMerchant(String(1_900_000_000 + randomInt(99_999_999)), 1);
    const databases: { engine: Engine; people: number; folder: string }[] = [];
    for (const people of PEOPLE) {
      for (const engine of ENGINES) {
        const filled = await fill(engine, people, database);
        kept.push(filled);
        databases.push({ engine, people, folder: filled.folder });
      }
    }
    // Only when all are filled: a token is good for five minutes.
    for (const { engine, people, folder } of databases) {
      const setup = await setupOf(engine, people, database);
      const counts = { tokens: TOKENS, accounts: TOKENS };
      const platform = await startPlatform(folder, merchant, counts, setup);
      contenders.push({ engine, people, platform });
    }
    const playRound = () => measureAll(contenders, merchant);
    await playRound();
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound());
    return { tables: tablesOf(rounds), figures: { rounds } };
  } finally {
    for (const { platform } of contenders) await platform.server.stop();
    await database.stop();
    for (const { close } of kept) close();
  }
}

function fill(engine: Engine, people: number, database: BenchPostgres): Promise<Kept> {
  return filledFolder(`size-${engine}-${people}`, async (folder) => {
    const merchant = await certifiedMerchant("1900000109", 1);
    const setup = await setupOf(engine, people, database);
    await preparePlatform(folder, merchant, { tokens: 1, accounts: 1, passwords: true }, setup);
    if (setup.databaseUrl) await fillPostgres(setup.databaseUrl, people);
    else fillSqlite(join(folder, "data"), people);
  });
}

async function setupOf(engine: Engine, people: number, database: BenchPostgres): Promise<Setup> {
  return engine === "SQLite" ? {} : { databaseUrl: await database.create(`people_${people}`) };
}

async function measureAll(contenders: readonly Contender[], merchant: Merchant): Promise<Round> {
  const samples: Sample[] = [];
  for (const { engine, people, platform } of contenders) {
    const now = signNow(merchant);
    const bodies = bodiesOf(platform.tokens.splice(0, REQUESTS), () => now);
    samples.push({ engine, people, measured: await measure(platform, bodies) });
  }
  return samples;
}

function tablesOf(rounds: readonly Round[]): readonly Table[] {
  const times = ENGINES.map((engine) => tableOf(engine, rounds));
  const [fewest, most] = [Math.min(...PEOPLE), Math.max(...PEOPLE)];
  const samples = rounds.flat();
  const figures = ENGINES.map(
    (engine): Figure => ({
      name: {
        en: `${engine}: an exchange among ${most.toLocaleString("en")} / among ${fewest.toLocaleString("en")}`,
        zh: `${engine}：${most.toLocaleString("en")} 人时的一次交换 / ${fewest.toLocaleString("en")} 人时`,
      },
      ...{ value: slowdownOf(engine, most, rounds), most: 1.25 },
    }),
  );
  const refused = samples.reduce((sum, { measured }) => sum + measured.refused, 0);
  return [...times, tableOfFigures([...figures, { name: REFUSED, value: refused, digits: 0, most: 0 }])];
}

function tableOf(engine: Engine, rounds: readonly Round[]): Table {
  const rows = PEOPLE.map((people) => {
    const own = rounds.map((round) => sampleOf(round, engine, people));
    const { rate, median, p99, cpu } = mediansOf(own);
    return [people.toLocaleString("en"), rate.toFixed(0), median.toFixed(2), p99.toFixed(2), cpu.toFixed(0)];
  });
  const head = [
    { en: `accounts, and consents, in ${engine}`, zh: `${engine} 中的账户数和同意数` },
    { en: "exchanges/s", zh: "每秒交换数" },
    { en: "median ms", zh: "中位数 ms" },
    "p99 ms",
    { en: "CPU µs of the node", zh: "节点 CPU µs" },
  ];
  return { head, rows };
}

/** How much longer an exchange takes than among the fewest, by the median of the rounds. */
function slowdownOf(engine: Engine, people: number, rounds: readonly Round[]): number {
  const fewest = Math.min(...PEOPLE);
  return medianOf(
    rounds.map((round) => sampleOf(round, engine, fewest).rate / sampleOf(round, engine, people).rate),
  );
}

function sampleOf(round: Round, engine: Engine, people: number): Measured {
  const sample = round.find((each) => each.engine === engine && each.people === people);
  if (!sample) throw new Error("each round measures every one");
  return sample.measured;
}
