import type { CaseResult } from "../run.ts";
import { bySection, countsOf, type Report } from "./report.ts";

/** For people: a line a section, then what failed, then what was not judged, and the sum as the last line. */
export function formatTable({ target, counts, results }: Report): string {
  const rows = bySection(results).map(({ section, about, results: own }) => {
    const { passed, failed, notJudged } = countsOf(own);
    return [`${section}  ${about}`, `${passed}`, `${failed}`, `${notJudged}`];
  });
  return [
    `Contract tests of ${target}`,
    "",
    ...align([["section", "passed", "failed", "not judged"], ...rows]),
    ...listOf("failed", results),
    ...listOf("not judged", results),
    "",
    `${counts.passed} passed, ${counts.failed} failed, ${counts.notJudged} not judged`,
  ].join("\n");
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = [26, 6, 6, 10];
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}

function listOf(outcome: CaseResult["outcome"], results: readonly CaseResult[]): string[] {
  const own = results.filter((result) => result.outcome === outcome);
  return own.length === 0 ? [] : ["", outcome, ...own.flatMap(linesOf)];
}

function linesOf(result: CaseResult): string[] {
  const line = `  ${result.section}  ${result.title}`;
  switch (result.outcome) {
    case "passed":
      return [line];
    case "failed":
      return [line, `       contract  ${result.expected}`, `       seen      ${result.seen}`];
    case "not judged":
      return [`${line}: ${result.reason}`];
  }
}
