/** The console's first load, and how soon it answers a hand with a hundred thousand applications behind it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtPages } from "@shiming/console";
import { launchChromium } from "../e2e/support/chromium.ts";
import { type ConsolePlatform, startConsole } from "./console-platform.ts";
import { interactions } from "./console-words.ts";
import { audit, openAs, provide, review } from "./console-work.ts";
import type { Interaction } from "./interactions.ts";
import type { Results } from "./results.ts";
import { medianOf } from "./statistics.ts";
import { type Table, tableOfFigures } from "./table.ts";

const MANY = Number(process.env.BENCH_APPLICATIONS ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const AIM_MS = 200;
const AIM_KB = 300;

export async function benchConsole(): Promise<Results> {
  console.log(`the console with ${MANY} applications, ${ROUNDS} rounds\n`);
  const kilobytes = await firstLoad();
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  const platform = await startConsole(scratch, MANY);
  try {
    const done = await work(platform);
    const figures = { applications: MANY, interactions: done, kilobytes };
    return { tables: tablesOf(done, kilobytes), figures };
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
    const done: Interaction[] = [];
    for (let each = 0; each < ROUNDS; each += 1) done.push(...(await round()));
    return done;
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

function tablesOf(done: readonly Interaction[], kilobytes: number): readonly Table[] {
  const rows = [...Map.groupBy(done, ({ name }) => name)].map(([name, own]) => {
    const painted = own.map(({ paintedMs }) => paintedMs);
    const there = own.map(({ thereMs }) => thereMs);
    const times = [medianOf(painted), Math.max(...painted), medianOf(there)];
    return [interactions[name], ...times.map((ms) => ms.toFixed(0))];
  });
  const head = [
    "",
    { en: "to the next paint, median ms", zh: "到下一次绘制，中位数 ms" },
    { en: `longest (aim: at most ${AIM_MS})`, zh: `最长（目标不超过 ${AIM_MS}）` },
    { en: "answer there, median ms", zh: "应答到位，中位数 ms" },
  ];
  const firstLoad = {
    name: { en: "first load: JavaScript, gzipped", zh: "首次加载的 JavaScript，压缩后" },
    ...{ value: kilobytes, digits: 0, unit: "kB", most: AIM_KB },
  };
  return [{ head, rows }, tableOfFigures([firstLoad])];
}
