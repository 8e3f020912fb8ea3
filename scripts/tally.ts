/** Counts a test run so that nothing that did not run and pass can look like success. */

/** What is used of the report that vitest's `json` reporter writes. */
export interface TestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * A test that is skipped or to be written is a failure. One failure more is counted for a file that failed although
 * its tests passed (it did not load, a hook threw, it has no tests), for a run that vitest calls failed although every
 * file passed (an error that no test awaited), and for a run without a test or without a report.
 */
export function tally(report: TestReport | undefined, exitCode: number | null): Tally {
  let passed = 0;
  let failed = 0;
  for (const file of report?.testResults ?? []) {
    const passedHere = file.assertionResults.filter((test) => test.status === "passed").length;
    const failedHere = file.assertionResults.length - passedHere;
    passed += passedHere;
    failed += failedHere === 0 && file.status !== "passed" ? 1 : failedHere;
  }
  const failedElsewhere = exitCode !== 0 || passed === 0;
  return { passed, failed: failed === 0 && failedElsewhere ? 1 : failed };
}
