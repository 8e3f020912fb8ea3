import type { Report } from "./report.ts";

/** For programs: `{target, started_at, passed, failed, not_judged, results: [{section, title, outcome, …}]}`, titles in English. */
export function formatJson({ target, startedAt, counts, results }: Report): string {
  const { passed, failed, notJudged } = counts;
  const told = results.map((result) => ({ ...result, title: result.title.en }));
  return JSON.stringify({
    target,
    started_at: startedAt,
    passed,
    failed,
    not_judged: notJudged,
    results: told,
  });
}
