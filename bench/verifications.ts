/** The platform's verifications beside a server that does nothing but their JSON and look-up, in turns in one run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { mediansOf, REFUSED } from "./exchange-report.ts";
import { type Contender, type FreshPlatform, startPlatform } from "./fresh-platform.ts";
import { CONNECTIONS, type Measured, measure } from "./measure.ts";
import { certifiedMerchant } from "./merchant.ts";
import { CREDENTIAL_ID, type GivenCode, REAL_NAME } from "./prepare.ts";
import type { Results } from "./results.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { medianOf } from "./statistics.ts";
import { type Table, tableOfFigures } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 8_000);
/** Nothing is compiled in the first round, and it is not counted. */
const CODES = (ROUNDS + 1) * REQUESTS;

interface Round {
  readonly bare: Measured;
  readonly platform: Measured;
}

export async function benchVerifications(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const servers: ServerProcess[] = [];
  try {
    console.log(
      `${ROUNDS} rounds of ${REQUESTS} verifications over ${CONNECTIONS} connections, one server at a time\n`,
    );
    const merchant = await certifiedMerchant("1900000109", 1);
    const platform = await startPlatform(join(scratch, "platform"), merchant, { tokens: 0, codes: CODES });
    servers.push(platform.server);
    const bare = { server: await startBare(scratch, platform.codes), path: platform.verificationPath };
    servers.push(bare.server);
    await playRound(bare, platform);
    const rounds: Round[] = [];
    while (rounds.length < ROUNDS) rounds.push(await playRound(bare, platform));
    return { tables: tablesOf(rounds), figures: { rounds } };
  } finally {
    for (const server of servers) await server.stop();
    rmSync(scratch, { recursive: true });
  }
}

/** The same bytes for both: each code serves the platform once. */
async function playRound(bare: Contender, platform: FreshPlatform): Promise<Round> {
  const bodies = platform.codes
    .splice(0, REQUESTS)
    .map((given) =>
      JSON.stringify({ ...given, real_name: REAL_NAME, cred_id: CREDENTIAL_ID, cred_type: "1" }),
    );
  const { server, verificationPath: path } = platform;
  return { bare: await measure(bare, bodies), platform: await measure({ server, path }, bodies) };
}

const program = fileURLToPath(new URL("bare-verification-server.ts", import.meta.url));

/** The yardstick, in a process of its own, on a file that has every code. */
async function startBare(folder: string, codes: readonly GivenCode[]): Promise<ServerProcess> {
  const file = join(folder, "codes.db");
  const database = new DatabaseSync(file);
  database.exec("CREATE TABLE codes (code TEXT PRIMARY KEY, name TEXT, number TEXT) WITHOUT ROWID; BEGIN");
  const put = database.prepare("INSERT INTO codes VALUES (?, ?, ?)");
  for (const { code } of codes) put.run(code, REAL_NAME, CREDENTIAL_ID);
  database.exec("COMMIT");
  database.close();
  return startServer([program, file]);
}

function tablesOf(rounds: readonly Round[]): readonly Table[] {
  const [bare, platform] = [
    mediansOf(rounds.map((each) => each.bare)),
    mediansOf(rounds.map((each) => each.platform)),
  ];
  const figuresOf = ({ rate, median, p99, cpu, rss }: Measured) => [
    ...[rate.toFixed(0), median.toFixed(2), p99.toFixed(2)],
    ...[cpu.toFixed(0), (rss / 1e6).toFixed(0)],
  ];
  const servers: Table = {
    head: [
      "",
      { en: "verifications/s", zh: "每秒校验数" },
      { en: "median ms", zh: "中位数 ms" },
      "p99 ms",
      { en: "CPU µs each", zh: "每次 CPU µs" },
      { en: "resident MB", zh: "常驻内存 MB" },
    ],
    rows: [
      [
        {
          en: "(a) bare node:http: JSON, one look-up in SQLite",
          zh: "(a) 裸 node:http：JSON、一次 SQLite 查找",
        },
        ...figuresOf(bare),
      ],
      [
        {
          en: "(b) checkrealnameinfo on SQLite, durable",
          zh: "(b) SQLite 上的 checkrealnameinfo，落盘后应答",
        },
        ...figuresOf(platform),
      ],
    ],
  };
  const figures = tableOfFigures([
    {
      name: { en: "(b) / (a)", zh: "(b) / (a)" },
      value: medianOf(rounds.map((round) => round.platform.rate / round.bare.rate)),
    },
    {
      name: { en: "p99 / median of (b)", zh: "(b) 的 p99 / 中位数" },
      ...{ value: platform.p99 / platform.median, most: 3 },
    },
    { name: REFUSED, value: bare.refused + platform.refused, digits: 0, most: 0 },
  ]);
  return [servers, figures];
}
