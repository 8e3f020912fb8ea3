/** Whether a test notices a mutant. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";

export type Outcome = "caught" | "survived" | "not run";

/** Of the test as it is: anything but `survived` means that it says nothing about a mutant. */
export function runTest(folder: string, testFile: string): Outcome {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const options = ["--bail=1", "--reporter=json", `--outputFile.json=${report}`];
  spawnSync(process.execPath, [vitest, "run", testFile, ...options], {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, VITEST_SKIP_INSTALL_CHECKS: "1" },
  });
  const { numFailedTests, numPassedTests } = readReport(report);
  if (numFailedTests > 0) return "caught";
  return numPassedTests > 0 ? "survived" : "not run";
}

export function tryMutant(folder: string, { file, was, becomes, caughtBy }: Mutant): Outcome {
  const path = join(folder, file);
  const source = readFileSync(path, "utf8");
  writeFileSync(
    path,
    source.replace(was, () => becomes),
  );
  try {
    return runTest(folder, caughtBy);
  } finally {
    writeFileSync(path, source);
  }
}

function readReport(file: string): { numFailedTests: number; numPassedTests: number } {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { numFailedTests: 0, numPassedTests: 0 };
  }
}
