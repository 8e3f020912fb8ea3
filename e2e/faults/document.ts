/** The table of docs/faults.md and of its Chinese brother, from what was seen. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../house/repository.ts";
import type { Tried } from "./try-fault.ts";

const PAGES = { en: "docs/faults.md", zh: "docs/faults.zh-CN.md" } as const;
const TABLE = /<!-- faults -->[\s\S]*<!-- \/faults -->/;

const WORDS = {
  en: {
    heads: ["fault", "answered", "to be tried again", "as usual again", "at most", "found"],
    nothing: "nothing",
    seconds: "s",
    noPlace: "The disk was not full: only root can mount a small one.",
  },
  zh: {
    heads: ["故障", "成功应答", "需重试", "恢复用时", "上限", "检查发现"],
    nothing: "无",
    seconds: "秒",
    noPlace: "磁盘未真正写满：只有 root 才能挂载小容量的盘。",
  },
} as const;

export function writeTable(tried: readonly Tried[], isPlaceSmall: boolean): void {
  for (const language of ["en", "zh"] as const) {
    const file = join(root, PAGES[language]);
    const note = isPlaceSmall ? "" : `\n${WORDS[language].noPlace}\n`;
    const table = `<!-- faults -->\n\n${tableOf(tried, language)}\n${note}\n<!-- /faults -->`;
    writeFileSync(file, readFileSync(file, "utf8").replace(TABLE, table));
  }
}

function tableOf(tried: readonly Tried[], language: "en" | "zh"): string {
  const { heads, nothing, seconds } = WORDS[language];
  const rows = tried.map(({ fault, answered, failed, recoveredMs, findings }) => [
    fault.name[language],
    String(answered),
    String(failed),
    `${(recoveredMs / 1000).toFixed(1)} ${seconds}, ${fault.counted[language]}`,
    `${fault.recoversWithinMs / 1000} ${seconds}`,
    findings.length === 0 ? nothing : [...new Set(findings.map(({ rule }) => rule))].join("; "),
  ]);
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
