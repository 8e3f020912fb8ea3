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
import { type Figure, type Table, tableOfFigures } from "./table.ts";

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

export async function benchImport(): Promise<Results> {
  console.log(`imports of ${LINES} accounts, each with an identity to seal and a password hash\n`);
  const sqlite = await measureImport(LINES);
  const database = await startPostgres();
  const postgres = await database
    .create()
    .then((url) => measureImport(LINES, url))
    .finally(() => database.stop());
  return { tables: [tableOf(sqlite, postgres)], figures: { sqlite, postgres } };
}

function tableOf(sqlite: ImportFigures, postgres: ImportFigures): Table {
  const rate = (engine: string, { linesPerSecond }: ImportFigures): Figure => ({
    name: { en: `lines a second into ${engine}`, zh: `每秒导入 ${engine} 的行数` },
    ...{ value: linesPerSecond, digits: 0 },
  });
  return tableOfFigures([
    rate("SQLite", sqlite),
    rate("PostgreSQL", postgres),
    {
      name: { en: "PostgreSQL / SQLite", zh: "PostgreSQL / SQLite" },
      ...{ value: postgres.linesPerSecond / sqlite.linesPerSecond, least: 1 },
    },
    {
      name: { en: "most resident memory", zh: "最大常驻内存" },
      value: Math.max(sqlite.peakMemory, postgres.peakMemory) / 1e6,
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
