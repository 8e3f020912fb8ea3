/** The table of docs/faults.md and of its Chinese brother, from what was seen. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import type { Text } from "@shiming/crypto";
import { root } from "../house/repository.ts";
import type { Rule } from "./checker/judge.ts";
import type { Tried } from "./try-fault.ts";

const PAGES = { en: "docs/faults.md", zh: "docs/faults.zh-CN.md" } as const;
const TABLE = /<!-- faults -->[\s\S]*<!-- \/faults -->/;

const WORDS = {
  en: {
    heads: ["fault", "answered", "to be tried again", "mails", "as usual again", "at most", "found"],
    nothing: "nothing",
    seconds: "s",
    noPlace: "The disk was not full: only root can mount a small one.",
    machine: (cores: number, load: string) =>
      `A machine of ${cores} cores, whose load was ${load} before the run.`,
  },
  zh: {
    heads: ["故障", "成功应答", "需重试", "邮件", "恢复用时", "上限", "检查发现"],
    nothing: "无",
    seconds: "秒",
    noPlace: "磁盘未真正写满：只有 root 才能挂载小容量的盘。",
    machine: (cores: number, load: string) => `机器有 ${cores} 个核；运行之前的负载为 ${load}。`,
  },
} as const;

/** What was found wrong. */
const ruleWords: Readonly<Record<Rule, Text>> = {
  "every answered release is in the log, once": {
    en: "a release is not in the log once",
    zh: "披露未恰好记录一次",
  },
  "no token gave two different requests an answer": {
    en: "a token served two requests",
    zh: "一个凭证应答了两个请求",
  },
  "an answer is about the person who approved": {
    en: "an answer is about another person",
    zh: "应答的是另一个人",
  },
  "no consent is lost that was confirmed": { en: "a confirmed consent is lost", zh: "已确认的同意丢失" },
  "what was taken back releases nothing": { en: "released after a withdrawal", zh: "撤回后仍有披露" },
  "no mail comes twice under one id": { en: "a mail came twice", zh: "邮件重复" },
  "no mail is lost that was taken in": { en: "a mail that was taken in is lost", zh: "已收下的邮件丢失" },
  "no error but -1, to be tried again, reaches a client": {
    en: "a client saw another error",
    zh: "客户端看到其他错误",
  },
  "it recovers within the stated time": { en: "recovered too late", zh: "恢复时间超出上限" },
};

/** How many programs want a core at present, by the mean of the last minutes. */
export const loadNow = () => (loadavg()[1] ?? 0).toFixed(1);

/** @param load of the machine, before the run */
export function writeTable(tried: readonly Tried[], isPlaceSmall: boolean, load: string): void {
  for (const language of ["en", "zh"] as const) {
    const file = join(root, PAGES[language]);
    const { machine, noPlace } = WORDS[language];
    const notes = [machine(availableParallelism(), load), ...(isPlaceSmall ? [] : [noPlace])].join("\n");
    const table = `<!-- faults -->\n\n${tableOf(tried, language)}\n\n${notes}\n\n<!-- /faults -->`;
    writeFileSync(file, readFileSync(file, "utf8").replace(TABLE, table));
  }
}

function tableOf(tried: readonly Tried[], language: "en" | "zh"): string {
  const { heads, nothing, seconds } = WORDS[language];
  const rows = tried.map(({ fault, answered, failed, told, mails, recoveredMs, findings }) => [
    fault.name[language],
    String(answered),
    `${failed} (${told})`,
    String(mails),
    `${(recoveredMs / 1000).toFixed(1)} ${seconds}${language === "en" ? ", " : "，"}${fault.counted[language]}`,
    `${fault.recoversWithinMs / 1000} ${seconds}`,
    findings.length === 0
      ? nothing
      : [...new Set(findings.map(({ rule }) => ruleWords[rule][language]))].join("; "),
  ]);
  const widths = heads.map((head, column) =>
    Math.max(...[head, ...rows.map((row) => row[column] ?? "")].map(widthOf)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Columns of a screen: a Chinese character, and its punctuation, has two. */
const widthOf = (text: string) => text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
