import type { CaseResult } from "../run.ts";
import { bySection, countsOf, type Report } from "./report.ts";

/** For continuous integration: a suite a section; what was not judged is `skipped`. */
export function formatJunit({ startedAt, counts, results }: Report): string {
  const { passed, failed, notJudged } = counts;
  const suites = bySection(results).map(({ section, about, results: own }) => {
    const { failed: failures, notJudged: skipped } = countsOf(own);
    const name = `contract ${section}: ${about}`;
    const attributes = { name, timestamp: startedAt, tests: own.length, failures, skipped };
    return [tag("testsuite", attributes), ...own.map((one) => caseOf(section, one)), "</testsuite>"].join(
      "\n",
    );
  });
  const totals = { name: "conformance", tests: passed + failed + notJudged, failures: failed };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    tag("testsuites", totals),
    ...suites,
    "</testsuites>",
  ].join("\n");
}

function caseOf(section: number, result: CaseResult): string {
  const open = tag("testcase", {
    classname: `contract.${section}`,
    name: result.title.en,
    time: result.milliseconds / 1000,
  });
  return `${open}${detailOf(result)}</testcase>`;
}

function detailOf(result: CaseResult): string {
  switch (result.outcome) {
    case "passed":
      return "";
    case "failed":
      return `${tag("failure", { message: `expected ${result.expected}` })}${escapeXml(`saw ${result.seen}`)}</failure>`;
    case "not judged":
      return `${tag("skipped", { message: result.reason })}</skipped>`;
  }
}

function tag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Characters that XML 1.0 does not have are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}
