/** A log of many entries: how long until it is served, how fast it is verified, and what a copy of it takes. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fillLog } from "./fill-log.ts";
import { serve } from "./fresh-platform.ts";
import { filledFolder } from "./kept.ts";
import type { Results } from "./results.ts";
import { runCommand } from "./run-command.ts";
import { type Table, tableOfFigures } from "./table.ts";

const ENTRIES = Number(process.env.BENCH_LOG_ENTRIES ?? 10_000_000);
/** To compare with. */
const FEW = 1000;

interface Measured {
  readonly entries: number;
  /** Seconds of the clock. */
  readonly open: number;
  readonly verify: number;
  /** Seconds of processor time. */
  readonly verifyCpu: number;
  readonly verifyMemory: number;
  readonly backup: number;
  /** Bytes. */
  readonly copy: number;
}

export async function benchLog(): Promise<Results> {
  console.log(`a log of ${ENTRIES} entries: opened, verified and copied\n`);
  const few = await measureLog(FEW);
  const many = await measureLog(ENTRIES);
  return { tables: tablesOf(few, many), figures: { few, many } };
}

async function measureLog(entries: number): Promise<Measured> {
  const { folder, close } = await filledFolder(`log-${entries}`, (folder) => fillLog(folder, entries));
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  const copy = join(folder, `copy-${process.pid}.tar`);
  try {
    const since = performance.now();
    const server = await serve(data, keys);
    const open = (performance.now() - since) / 1000;
    await server.stop();
    const where = ["--data", data, "--keys", keys];
    const verified = await runCommand(["audit", "verify", ...where, "--json"]);
    if (JSON.parse(verified.stdout).problems.length > 0) throw new Error("the log was found wrong");
    const copied = await runCommand(["backup", "--to", copy, ...where]);
    return {
      ...{ entries, open, verify: verified.seconds, verifyCpu: verified.cpuSeconds },
      ...{ verifyMemory: verified.peakMemory, backup: copied.seconds, copy: statSync(copy).size },
    };
  } finally {
    rmSync(copy, { force: true });
    close();
  }
}

function tablesOf(few: Measured, many: Measured): readonly Table[] {
  const row = (log: Measured) => [
    log.entries.toLocaleString("en"),
    ...[log.open, log.verify, log.backup].map((seconds) => seconds.toFixed(1)),
    (log.copy / 1e6).toFixed(0),
  ];
  const times = {
    head: [
      { en: "entries", zh: "记录数" },
      { en: "to `ready`, s", zh: "到 `ready`，秒" },
      { en: "`audit verify`, s", zh: "`audit verify`，秒" },
      { en: "`backup`, s", zh: "`backup`，秒" },
      { en: "the copy, MB", zh: "副本 MB" },
    ],
    rows: [row(few), row(many)],
  };
  const figures = tableOfFigures([
    {
      name: { en: "entries verified a second and core", zh: "每秒每核校验的记录数" },
      // What a command takes before its first entry is no entry's.
      value: (many.entries - few.entries) / (many.verifyCpu - few.verifyCpu),
      ...{ digits: 0, least: 200_000 },
    },
    {
      name: { en: "most resident memory of `audit verify`", zh: "`audit verify` 的最大常驻内存" },
      ...{ value: many.verifyMemory / 1e6, digits: 0, unit: "MB" },
    },
  ]);
  return [times, figures];
}
