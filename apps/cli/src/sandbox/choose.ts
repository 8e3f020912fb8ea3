/** Which sandbox a command means that was told of none: one that runs, wherever; never a new one without being asked. */
import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { DEFAULT_DATA } from "../commands/options.ts";
import type { Language } from "../language.ts";
import { usage } from "../sentence.ts";
import { isSandboxRunning, runningSandboxes } from "./running.ts";

/** The checkout that this command is part of: its `.shiming` is the usual place of a sandbox. */
const CHECKOUT = fileURLToPath(new URL("../../../..", import.meta.url));

/**
 * The data folder of the only sandbox that runs, or of the one that runs in this folder; told on standard error unless it
 * is that. @returns `undefined` when none runs
 */
export function chooseRunning(language: Language): string | undefined {
  const running = runningSandboxes();
  if (running.includes(resolve(DEFAULT_DATA)) || (isCheckout() && isSandboxRunning(DEFAULT_DATA)))
    return DEFAULT_DATA;
  const [only, ...others] = running;
  if (only === undefined) return undefined;
  if (others.length > 0) {
    return usage({
      en: `Several sandboxes run; name the folder of one with --data: ${running.join(", ")}.`,
      zh: `有多个沙箱在运行；请用 --data 指明其中一个的文件夹：${running.join("、")}。`,
    });
  }
  console.error({ en: `Using the sandbox in ${only}.`, zh: `使用 ${only} 中的沙箱。` }[language]);
  return only;
}

/** @throws Sentence when none runs */
export function requireRunning(language: Language): string {
  return chooseRunning(language) ?? usage(NONE_RUNS);
}

/**
 * Where a sandbox may be started that nobody has named a folder for: within the checkout as a matter of course, elsewhere
 * only if somebody at a terminal says so. @throws Sentence that names --data
 */
export async function placeForNew(language: Language): Promise<string> {
  if (isCheckout()) return DEFAULT_DATA;
  const place = resolve(CHECKOUT, DEFAULT_DATA);
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  return isTerminal && (await agrees(place, language)) ? place : usage(NONE_RUNS);
}

function isCheckout(): boolean {
  return realpathSync(".") === realpathSync(CHECKOUT);
}

const NONE_RUNS = {
  en: 'No sandbox runs. Start one with "shiming sandbox", or name the folder of its data with --data DIR.',
  zh: '没有沙箱在运行。请用 "shiming sandbox" 启动一个，或用 --data DIR 指明其数据文件夹。',
};

async function agrees(place: string, language: Language): Promise<boolean> {
  const question = {
    en: `No sandbox runs. Start one with its data in ${place}? [y/N] `,
    zh: `没有沙箱在运行。要启动一个吗？数据放在 ${place} [y/N] `,
  };
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*(?:y|yes|是)\s*$/i.test(await terminal.question(question[language]));
  } finally {
    terminal.close();
  }
}
