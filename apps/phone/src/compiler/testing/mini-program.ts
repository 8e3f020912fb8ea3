/** Mini programs for tests, in folders of their own. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { MiniProgramBundle, Problem } from "../../bundle/bundle.ts";
import { compileMiniProgram } from "../compile.ts";

/** By path; what is no string is written as JSON, and null leaves a file out. */
export type Files = Readonly<Record<string, string | object | null>>;

/** The least that runs: one page, `pages/home`. */
const LEAST: Files = {
  "app.json": { pages: ["pages/home"] },
  "app.js": "App({});",
  "pages/home.js": "Page({});",
  "pages/home.wxml": "<view/>",
};

/** A mini program of one page, with these files besides or instead; gone after the test. */
export function writeMiniProgram(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "shiming-mini-program-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, { ...LEAST, ...files });
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    if (content === null) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}

export function compile(files: Files): Promise<MiniProgramBundle> {
  return compileMiniProgram(writeMiniProgram(files));
}

/** What is wrong with it, as `FILE:LINE:COLUMN`, or less where there is less to say, and the message. */
export async function problemsOf(files: Files): Promise<string[]> {
  const { problems } = await compile(files);
  return problems.map(
    ({ file, line, column, message, severity }: Problem) =>
      `${severity} ${[file, line, column].filter((part) => part !== undefined).join(":")} ${message}`,
  );
}

/** The templates' generators, as the screen evaluates them. */
export function evaluateTemplates({ templates }: MiniProgramBundle): Readonly<Record<string, Generator>> {
  return new Function(`return ${templates}`)();
}

type Generator = (name: string) => unknown;
