/** The tables of docs/performance.md and of its Chinese brother: each stands between two marks, and its benchmark writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { arch, platform as operatingSystem } from "node:os";
import { join } from "node:path";
import { root } from "../e2e/house/repository.ts";
import { machine } from "./machine.ts";
import type { Results } from "./results.ts";
import { type Language, markdownOf } from "./table.ts";

export const PAGES = { en: "docs/performance.md", zh: "docs/performance.zh-CN.md" } as const;

/** What a run can be told, but for where it keeps what it has filled: that is a path of this machine. */
const SETTING = /^BENCH_(?!KEEP$)/;

export function writeTables(name: string, { tables }: Results): void {
  for (const language of ["en", "zh"] as const) {
    const page = join(root, PAGES[language]);
    const block = [...tables.map((table) => markdownOf(table, language)), circumstances(name, language)];
    writeFileSync(page, withBlock(readFileSync(page, "utf8"), name, block.join("\n\n")));
  }
}

/** @throws Error where the page has no place for this benchmark */
export function withBlock(page: string, name: string, block: string): string {
  const { before, after } = placeOf(page, name);
  return `${before}\n\n${block}\n\n${after}`;
}

/** What stands between the marks of a benchmark. */
export function blockOf(page: string, name: string): string {
  const { before, after } = placeOf(page, name);
  return page.slice(before.length, page.length - after.length).trim();
}

function placeOf(page: string, name: string): { before: string; after: string } {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- /bench ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for the tables of ${name}`);
  return { before: page.slice(0, from + begin.length), after: page.slice(to) };
}

/** By which command, and on what. */
function circumstances(name: string, language: Language): string {
  const settings = Object.entries(process.env).filter(([key]) => SETTING.test(key));
  const command = [...settings.map(([key, value]) => `${key}=${value}`), `node bench/run.ts ${name}`].join(
    " ",
  );
  const { cores, processor, memory, node, openssl } = machine();
  const gigabytes = Math.round(memory / 1e9);
  const programs = `${operatingSystem()} ${arch()}, Node ${node.slice(1)}, OpenSSL ${openssl}`;
  return {
    en: `By \`${command}\`, on ${cores} cores of ${processor} with ${gigabytes} GB; ${programs}.`,
    zh: `运行 \`${command}\` 所得；${processor}，${cores} 个核心，${gigabytes} GB 内存；${programs}。`,
  }[language];
}
