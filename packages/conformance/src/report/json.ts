import type { Report } from "./report.ts";

/** For programs: `{target, started_at, passed, failed, not_judged, results: [{section, title, outcome, …}]}`. */
export function formatJson({ target, startedAt, counts, results }: Report): string {
  const { passed, failed, notJudged } = counts;
  return JSON.stringify({ target, started_at: startedAt, passed, failed, not_judged: notJudged, results });
}
