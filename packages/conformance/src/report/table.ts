import type { Section } from "../case.ts";
import type { CaseResult } from "../run.ts";
import { bySection, countsOf, type Report } from "./report.ts";

type Language = "en" | "zh";

/**
 * For people: a line a section, then what failed, then what was not judged, and the sum as the last line. What a case saw
 * is the same in every language: it is what a maintainer is asked about.
 */
export function formatTable({ target, counts, results }: Report, language: Language = "en"): string {
  const words = WORDS[language];
  const rows = bySection(results).map(({ section, about, results: own }) => {
    const { passed, failed, notJudged } = countsOf(own);
    const name = language === "zh" ? SECTIONS_ZH[section] : about;
    return [`${section}  ${name}`, `${passed}`, `${failed}`, `${notJudged}`];
  });
  return [
    `${words.title} ${target}`,
    "",
    ...align([[words.section, words.passed, words.failed, words["not judged"]], ...rows]),
    ...listOf("failed", results, language),
    ...listOf("not judged", results, language),
    "",
    words.sum(counts),
  ].join("\n");
}

const WORDS = {
  en: {
    title: "Contract tests of",
    section: "section",
    passed: "passed",
    failed: "failed",
    "not judged": "not judged",
    contract: "contract",
    seen: "seen    ",
    sum: ({ passed, failed, notJudged }: Report["counts"]) =>
      `${passed} passed, ${failed} failed, ${notJudged} not judged`,
  },
  zh: {
    title: "接口约定检验：",
    section: "章节",
    passed: "通过",
    failed: "不符",
    "not judged": "未检验",
    contract: "约定",
    seen: "实际",
    sum: ({ passed, failed, notJudged }: Report["counts"]) =>
      `通过 ${passed}，不符 ${failed}，未检验 ${notJudged}`,
  },
} as const;

const SECTIONS_ZH: Readonly<Record<Section, string>> = {
  3: "access token",
  4: "类目",
  5: "实名信息",
  6: "证书",
  8: "宿主接口",
  9: "实名信息校验",
  10: "信息项",
};

const WIDTHS = [26, 6, 6, 10];

function align(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const room = " ".repeat(Math.max(0, (WIDTHS[column] ?? 0) - columnsOf(cell)));
        return column === 0 ? cell + room : room + cell;
      })
      .join("  "),
  );
}

/** On a terminal a Chinese character is as wide as two others. */
function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}

function listOf(
  outcome: Exclude<CaseResult["outcome"], "passed">,
  results: readonly CaseResult[],
  language: Language,
): string[] {
  const own = results.filter((result) => result.outcome === outcome);
  return own.length === 0
    ? []
    : ["", WORDS[language][outcome], ...own.flatMap((one) => linesOf(one, language))];
}

function linesOf(result: CaseResult, language: Language): string[] {
  const line = `  ${result.section}  ${result.title[language]}`;
  const { contract, seen } = WORDS[language];
  switch (result.outcome) {
    case "passed":
      return [line];
    case "failed":
      return [line, `       ${contract}  ${result.expected}`, `       ${seen}  ${result.seen}`];
    case "not judged":
      return [`${line}: ${result.reason}`];
  }
}
