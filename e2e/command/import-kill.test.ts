import { once } from "node:events";
import { readFileSync, watch, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { expect, test } from "vitest";
import { accountRow, CSV_HEADER, csvLine, writeAccountFile } from "../support/account-files.ts";
import { accountsIn, importedBatches } from "../support/imported.ts";
import { type Finished, shiming, start } from "../support/processes.ts";
import { scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

const MINUTES = 60_000;
const LINES = 12_000;
const BAD_EVERY = 250;
const KILLS = 3;
const REJECTS_BEFORE_KILL = 4;

const isBad = (line: number) => line % BAD_EVERY === 0;
const BAD_LINES = Array.from({ length: LINES / BAD_EVERY }, (_, place) => (place + 1) * BAD_EVERY);

interface BadFile {
  readonly path: string;
  /** How many of its lines are good. */
  readonly good: number;
}

/** A file of so many lines with a bad one in every half batch. */
function fileWithBadLines(format: "csv" | "ndjson"): BadFile {
  const path = join(scratchFolder(), `accounts.${format}`);
  const lineOf = (number: number): string => {
    if (isBad(number)) return "bad\n";
    if (format === "ndjson") return `${JSON.stringify(accountRow(number))}\n`;
    return number === 1 ? CSV_HEADER : csvLine(accountRow(number));
  };
  writeFileSync(path, Array.from({ length: LINES }, (_, place) => lineOf(place + 1)).join(""));
  return { path, good: LINES - BAD_LINES.length - (format === "csv" ? 1 : 0) };
}

/** Starts the import, and kills it when it has told of bad lines a few times. */
async function importUntilKilled(data: string, file: string): Promise<void> {
  const rejects = `${file}.rejects${extname(file)}`;
  let told = 0;
  const watcher = watch(dirname(file), (_, name) => {
    if (name === basename(rejects)) told += 1;
    if (told === REJECTS_BEFORE_KILL) child.kill("SIGKILL");
  });
  const child = start(["accounts", "import", file, "--data", data]);
  child.stdout.resume();
  child.stderr.resume();
  const [, signal] = await once(child, "close");
  watcher.close();
  expect(signal).toBe("SIGKILL");
}

/** Kills the import again and again, and lets the last run finish. */
async function importWithKills(data: string, { path: file }: BadFile): Promise<Finished> {
  const ends: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await importUntilKilled(data, file);
    ends.push((await importedBatches(data)).at(-1)?.lastLine ?? 0);
  }
  expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
  expect(ends.at(-1)).toBeLessThan(LINES);
  const finished = await shiming(["accounts", "import", file, "--data", data]);
  expect(finished.stderr).toMatch(/was imported up to line \d+ before: going on after it\.\n/);
  return finished;
}

async function expectWhole(data: string, { path, good }: BadFile, { code, stdout }: Finished): Promise<void> {
  const bad = BAD_LINES.length;
  const summary = `${good + bad} lines: ${good} added, 0 changed, ${bad} bad; `;
  expect([code, stdout]).toEqual([1, expect.stringContaining(summary)]);
  expect(await accountsIn(data, "user-")).toBe(good);

  const batches = await importedBatches(data);
  const follows = batches.map(
    ({ firstLine }, place) => firstLine === 1 + (batches[place - 1]?.lastLine ?? 0),
  );
  expect(new Set(follows)).toEqual(new Set([true]));
  expect(batches.at(-1)?.lastLine).toBe(LINES);
  expect(batches.reduce((sum, { added }) => sum + added, 0)).toBe(good);

  const told = readFileSync(`${path}.rejects${extname(path)}`, "utf8").matchAll(/^(?:\{"line":)?(\d+),/gm);
  expect([...told].map(([, line]) => Number(line))).toEqual(BAD_LINES);
}

async function expectWholeAudit(data: string): Promise<void> {
  const { code, stdout } = await shiming(["audit", "verify", "--data", data]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/ 0 problems\n$/)]);
}

test("an import that is killed goes on behind its last batch: no account is lost, none comes twice", {
  timeout: 4 * MINUTES,
}, async () => {
  const [data, file] = [seededData(), fileWithBadLines("ndjson")];
  await expectWhole(data, file, await importWithKills(data, file));
  await expectWholeAudit(data);
});

test("so does one through a running server, which stays where it is", {
  timeout: 4 * MINUTES,
}, async () => {
  const [sandbox, file] = [await startSandbox(), fileWithBadLines("csv")];
  await expectWhole(sandbox.data, file, await importWithKills(sandbox.data, file));
  expect((await fetch(`${sandbox.url}/readyz`)).status).toBe(200);
  expect(await sandbox.end()).toBe(0);
  await expectWholeAudit(sandbox.data);
});

/** Tells the most memory that the process had, as it ends. */
const TELL_PEAK = [
  "--import",
  "data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))",
];

test("100,000 lines need no more than 300 MB", { timeout: 6 * MINUTES }, async () => {
  const [data, file] = [seededData(), join(scratchFolder(), "accounts.csv")];
  await writeAccountFile(file, 100_000);
  const args = ["accounts", "import", file, "--data", data];
  const { code, stdout, stderr } = await shiming(args, { node: TELL_PEAK, patience: 5 * MINUTES });
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining("100000 lines: 100000 added, 0 changed, 0 bad"),
  ]);
  const kilobytes = Number(/^peak (\d+)$/m.exec(stderr)?.[1]);
  expect(kilobytes).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThan(300 * 1024);
});
