import { SECTIONS, type Section } from "../case.ts";
import type { CaseResult } from "../run.ts";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notJudged: number;
}

export interface Report {
  readonly target: string;
  readonly startedAt: string;
  readonly counts: Counts;
  readonly results: readonly CaseResult[];
}

export function createReport(target: string, startedAt: Date, results: readonly CaseResult[]): Report {
  return { target, startedAt: startedAt.toISOString(), counts: countsOf(results), results };
}

/** True when everything that was judged has passed, and something was. */
export function isConformant({ counts }: Report): boolean {
  return counts.failed === 0 && counts.passed > 0;
}

export function countsOf(results: readonly CaseResult[]): Counts {
  const count = (outcome: CaseResult["outcome"]) => results.filter((one) => one.outcome === outcome).length;
  return { passed: count("passed"), failed: count("failed"), notJudged: count("not judged") };
}

/** The results of each section that has some, in the order of the contract. */
export function bySection(results: readonly CaseResult[]) {
  return (Object.keys(SECTIONS).map(Number) as Section[]).flatMap((section) => {
    const own = results.filter((result) => result.section === section);
    return own.length > 0 ? [{ section, about: SECTIONS[section], results: own }] : [];
  });
}
