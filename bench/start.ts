/** How long a newcomer waits: for `npm start` on an installed checkout, and from a fresh clone to the first name. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quietPort } from "../packages/store/src/testing/quiet-port.ts";
import type { Results } from "./results.ts";
import { readyPort } from "./server-process.ts";
import { medianOf } from "./statistics.ts";
import type { Table } from "./table.ts";

const ROUNDS = Number(process.env.BENCH_START_ROUNDS ?? 5);
const repository = fileURLToPath(new URL("..", import.meta.url));

/** What a newcomer types, with what it took, in seconds. */
type Step = readonly [command: string, seconds: number];

export async function benchStart(): Promise<Results> {
  const scratch = mkdtempSync(join(tmpdir(), "shiming-bench-"));
  try {
    console.log(`npm start, ${ROUNDS} times from nothing and again from its data\n`);
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const data = join(scratch, `data-${round}`);
      first.push(await secondsToReady(repository, data));
      again.push(await secondsToReady(repository, data));
    }
    const steps = await walkFromClone(join(scratch, "clone"));
    return {
      tables: [tableOf(medianOf(first), medianOf(again), steps)],
      figures: { first, again, steps },
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function secondsToReady(checkout: string, data: string): Promise<number> {
  const started = performance.now();
  const sandbox = await startSandbox(checkout, data);
  const seconds = (performance.now() - started) / 1000;
  await stop(sandbox);
  return seconds;
}

async function startSandbox(checkout: string, data: string): Promise<ChildProcess> {
  const sandbox = spawn("npm", ["start", "--", "--port", String(await quietPort()), "--data", data], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  await readyPort(sandbox);
  return sandbox;
}

/** npm hands no signal on, so the whole group is told. */
async function stop(sandbox: ChildProcess): Promise<void> {
  const exit = once(sandbox, "exit");
  process.kill(-(sandbox.pid as number), "SIGTERM");
  await exit;
}

async function walkFromClone(checkout: string): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const timed = async <T>(command: string, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    steps.push([command, (performance.now() - started) / 1000]);
    return result;
  };
  await timed("git clone", () => execFileSync("git", ["clone", "--quiet", repository, checkout]));
  await timed("npm ci", () => execFileSync("npm", ["ci"], { cwd: checkout, stdio: "ignore" }));
  const data = join(checkout, ".shiming");
  const sandbox = await timed("npm start", () => startSandbox(checkout, data));
  try {
    const { apps, users } = JSON.parse(readFileSync(join(data, "sandbox.json"), "utf8"));
    const [app, user] = [apps[0], users[0]];
    const shiming = (args: readonly string[], input = "") =>
      execFileSync("npx", ["shiming", ...args], { cwd: checkout, input, encoding: "utf8" });
    const authToken = await timed("shiming authorize", () =>
      shiming([
        ...["authorize", "--data", data, "--user", user.user_id, "--appid", app.appid],
        ...["--category", app.category_ids[0].join(","), "--pay-password", user.pay_password],
      ]),
    );
    await timed("shiming exchange", () =>
      shiming(
        ["exchange", "--sandbox", join(data, "sandbox.json"), "--app", app.appid, "--auth-token-file", "-"],
        authToken,
      ),
    );
  } finally {
    await stop(sandbox);
  }
  return steps;
}

function tableOf(first: number, again: number, steps: readonly Step[]): Table {
  const total = steps.reduce((sum, [, seconds]) => sum + seconds, 0);
  return {
    head: ["", { en: "seconds", zh: "秒" }],
    rows: [
      [
        {
          en: "`npm start` to `ready`, on an installed checkout, with its first data",
          zh: "`npm start` 到 `ready`，已安装，首次生成数据",
        },
        first.toFixed(2),
      ],
      [{ en: "the same, with data that is there", zh: "同上，已有数据" }, again.toFixed(2)],
      ...steps.map(([command, seconds]) => [
        { en: `from a fresh clone: \`${command}\``, zh: `从全新克隆开始：\`${command}\`` },
        seconds.toFixed(2),
      ]),
      [
        { en: "from a fresh clone to the first name, in all", zh: "从全新克隆到解密出第一个姓名，合计" },
        total.toFixed(2),
      ],
    ],
  };
}
