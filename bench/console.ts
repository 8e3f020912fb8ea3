/** The console's first load, and how soon it answers a hand with a hundred thousand applications behind it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtPages } from "@shiming/console";
import { launchChromium } from "../e2e/support/chromium.ts";
import { type ConsolePlatform, startConsole } from "./console-platform.ts";
import { audit, openAs, provide, review } from "./console-work.ts";
import type { Interaction } from "./interactions.ts";
import { saveResults, tableOf } from "./results.ts";
import { medianOf } from "./statistics.ts";

const MANY = Number(process.env.BENCH_APPLICATIONS ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const AIM_MS = 200;
const AIM_KB = 300;

export async function benchConsole(): Promise<void> {
  console.log(`the console with ${MANY} applications, ${ROUNDS} rounds\n`);
  const kilobytes = await firstLoad();
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const platform = await startConsole(scratch, MANY);
  try {
    const interactions = await work(platform);
    console.log(reportOf(interactions, kilobytes));
    saveResults("console", { applications: MANY, interactions, kilobytes });
  } finally {
    await platform.server.stop();
    rmSync(scratch, { recursive: true });
  }
}

/** Each round once before it counts: no visitor is the first. */
async function work(platform: ConsolePlatform): Promise<readonly Interaction[]> {
  const browser = await launchChromium();
  try {
    const reviewer = await openAs(browser, platform, "reviewer");
    const auditor = await openAs(browser, platform, "auditor");
    const owner = await openAs(browser, platform, "owner");
    const round = async () => [
      ...(await review(reviewer)),
      ...(await audit(auditor)),
      ...(await provide(owner, platform.organisationId)),
    ];
    await round();
    const interactions: Interaction[] = [];
    for (let each = 0; each < ROUNDS; each += 1) interactions.push(...(await round()));
    return interactions;
  } finally {
    await browser.close();
  }
}

/** Kilobytes of JavaScript, as browsers take them, before anything is shown. */
async function firstLoad(): Promise<number> {
  const { html, assets } = await builtPages();
  const names = [...html.matchAll(/\/pages\/([^"]+\.js)"/g)].map(([, name]) => `${name}`);
  const bytes = names.map((name) => (assets.get(`${name}.gz`) ?? assets.get(name))?.length ?? 0);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

function reportOf(interactions: readonly Interaction[], kilobytes: number): string {
  const rows = [...Map.groupBy(interactions, ({ name }) => name)].map(([name, own]) => {
    const painted = own.map(({ paintedMs }) => paintedMs);
    const there = own.map(({ thereMs }) => thereMs);
    return [name, ...[medianOf(painted), Math.max(...painted), medianOf(there)].map((ms) => ms.toFixed(0))];
  });
  const heads = [
    "",
    "to the next paint, median ms",
    `longest (aim: at most ${AIM_MS})`,
    "answer there, median ms",
  ];
  const load = `first load: ${kilobytes.toFixed(0)} kB of JavaScript, gzipped (aim: at most ${AIM_KB})`;
  return `${tableOf(heads, rows)}\n\n${load}`;
}
