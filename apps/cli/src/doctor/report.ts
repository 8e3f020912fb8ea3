import { type FailedFinding, type Finding, steps } from "@shiming/administration";
import type { Fault } from "@shiming/wire";
import type { Language } from "../language.ts";
import { style } from "../style.ts";

const MARKS = { passed: ["✓", "green"], failed: ["✗", "red"], skipped: ["–", "dim"] } as const;

const TEXTS = {
  en: {
    healthy: (left: number) =>
      left === 0
        ? "Everything is right."
        : `Nothing is wrong with what was looked at; ${left === 1 ? "1 step was" : `${left} steps were`} not.`,
    first: "First to mend",
    faults: { caller: "on your side", user: "on the user's side", platform: "on the platform's side" },
  },
  zh: {
    healthy: (left: number) => (left === 0 ? "一切正常。" : `已检查的部分没有问题；有 ${left} 步未检查。`),
    first: "首先要解决",
    faults: { caller: "在你这边", user: "在用户一边", platform: "在平台一边" },
  },
} as const satisfies Record<Language, { healthy: unknown; first: string; faults: Record<Fault, string> }>;

/** The first step that is wrong: what comes after it often is so because of it. */
export function firstFailed(findings: readonly Finding[]): FailedFinding | undefined {
  return findings.find((finding) => finding.verdict === "failed");
}

/** For programs: one object, its texts in that language. */
export function reportJson(findings: readonly Finding[], language: Language): string {
  const told = findings.map(({ step, verdict, ...finding }) => ({
    step,
    verdict,
    seen: finding.seen[language],
    ...("mend" in finding ? { ...finding, seen: finding.seen[language], mend: finding.mend[language] } : {}),
  }));
  const first = firstFailed(findings);
  return JSON.stringify({ healthy: !first, first: first?.step ?? null, steps: told });
}

/** For people: a line a step, and a last sentence that names the first thing to mend. */
export function reportText(findings: readonly Finding[], language: Language): string {
  const width = Math.max(...findings.map(({ step }) => widthOf(steps[step][language])));
  return [
    ...findings.flatMap((finding) => linesOf(finding, width, language)),
    "",
    lastLine(findings, language),
  ].join("\n");
}

function linesOf(finding: Finding, width: number, language: Language): string[] {
  const [mark, format] = MARKS[finding.verdict];
  const name = steps[finding.step][language];
  const padding = " ".repeat(width - widthOf(name));
  const line = `${style(format, mark)} ${name}${padding}  ${finding.seen[language]}`;
  if (finding.verdict !== "failed") return [line];
  return [line, `  ${" ".repeat(width)}  → ${finding.mend[language]}`];
}

function lastLine(findings: readonly Finding[], language: Language): string {
  const { healthy, first, faults } = TEXTS[language];
  const failed = firstFailed(findings);
  if (!failed) return healthy(findings.filter(({ verdict }) => verdict === "skipped").length);
  const whose = faults[failed.fault];
  return language === "en"
    ? `${first} (${whose}): ${steps[failed.step].en}. ${failed.mend.en}`
    : `${first}（${whose}）：${steps[failed.step].zh}。${failed.mend.zh}`;
}

/** Chinese characters take two columns. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
