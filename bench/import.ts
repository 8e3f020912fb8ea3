/** How fast, and in how much memory, `shiming accounts import` takes a file: a process of its own on an empty database. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenStores } from "@shiming/store";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { openStores } from "../apps/cli/src/server/database.ts";
import { writeAccountFile } from "../e2e/support/account-files.ts";
import { startPostgres } from "./postgres.ts";
import type { Results } from "./results.ts";
import { runCommand } from "./run-command.ts";
import { medianOf } from "./statistics.ts";
import { type Figure, type Table, tableOfFigures } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const LINES = Number(process.env.BENCH_IMPORT_LINES ?? 100_000);
const ISSUER = "https://bench.example";

interface ImportFigures {
  readonly lines: number;
  /** Of the file. */
  readonly bytes: number;
  readonly linesPerSecond: number;
  /** The most bytes that were resident at once. */
  readonly peakMemory: number;
}

/** One import into each, one behind the other. */
interface Round {
  readonly sqlite: ImportFigures;
  readonly postgres: ImportFigures;
}

export async function benchImport(): Promise<Results> {
  console.log(
    `${ROUNDS} rounds of imports of ${LINES} accounts, each with an identity to seal and a password hash\n`,
  );
  const database = await startPostgres();
  const rounds: Round[] = [];
  try {
    while (rounds.length < ROUNDS) {
      const sqlite = await measureImport(LINES);
      rounds.push({ sqlite, postgres: await measureImport(LINES, await database.create()) });
    }
  } finally {
    await database.stop();
  }
  return { tables: [tableOf(rounds)], figures: { rounds } };
}

function tableOf(rounds: readonly Round[]): Table {
  const rate = (engine: string, pick: (round: Round) => ImportFigures): Figure => ({
    name: { en: `lines a second into ${engine}`, zh: `每秒导入 ${engine} 的行数` },
    ...{ value: medianOf(rounds.map((round) => pick(round).linesPerSecond)), digits: 0 },
  });
  const peaks = rounds.flatMap(({ sqlite, postgres }) => [sqlite.peakMemory, postgres.peakMemory]);
  return tableOfFigures([
    rate("SQLite", ({ sqlite }) => sqlite),
    rate("PostgreSQL", ({ postgres }) => postgres),
    {
      name: { en: "PostgreSQL / SQLite", zh: "PostgreSQL / SQLite" },
      value: medianOf(rounds.map(({ sqlite, postgres }) => postgres.linesPerSecond / sqlite.linesPerSecond)),
      least: 1,
    },
    {
      name: { en: "most resident memory", zh: "最大常驻内存" },
      value: Math.max(...peaks) / 1e6,
      ...{ digits: 0, unit: "MB", most: 300 },
    },
  ]);
}

/** Without a running server, on a database that is empty but for the host. */
async function measureImport(lines: number, databaseUrl?: string): Promise<ImportFigures> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const [data, keys, file] = [join(scratch, "data"), join(scratch, "keys"), join(scratch, "accounts.csv")];
  try {
    await createPlatformKeys(keys, new Date());
    await prepareHost(await openStores(data, databaseUrl));
    await writeAccountFile(file, lines);
    const args = ["accounts", "import", file, "--data", data, "--keys", keys];
    const environment: Record<string, string> = databaseUrl ? { SHIMING_DATABASE_URL: databaseUrl } : {};
    const { stdout, peakMemory } = await runCommand([...args, "--json"], environment);
    const { seconds } = JSON.parse(stdout);
    return { lines, bytes: statSync(file).size, linesPerSecond: lines / seconds, peakMemory };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function prepareHost(stores: OpenStores): Promise<void> {
  const event = {
    kind: "staff_write",
    at: new Date(),
    actor: "bench",
    action: "account_set",
    subject: ISSUER,
  } as const;
  await stores.hosts.change(ISSUER, () => ({
    next: { issuer: ISSUER, keys: [], origins: [] },
    events: [event],
  }));
  await stores.close();
}
