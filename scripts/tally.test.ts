import { describe, expect, it } from "vitest";
import { tally } from "./tally.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults });

describe("tally", () => {
  it("adds up what passed in all files", () => {
    const run = report(file("passed", "passed", "passed"), file("passed", "passed"));
    expect(tally(run, 0)).toEqual({ passed: 3, failed: 0 });
  });

  it("counts each failed test", () => {
    const run = report(file("failed", "passed", "failed", "failed"), file("passed", "passed"));
    expect(tally(run, 1)).toEqual({ passed: 2, failed: 2 });
  });

  it.each(["skipped", "pending", "todo", "disabled"])("counts a %s test as failed", (status) => {
    expect(tally(report(file("passed", "passed", status)), 0)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a file that does not load, or has no tests, as failed", () => {
    expect(tally(report(file("failed"), file("passed", "passed")), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a file whose hook threw after its tests had passed", () => {
    expect(tally(report(file("failed", "passed")), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts an error that no test awaited, which only the exit code tells", () => {
    expect(tally(report(file("passed", "passed")), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a run that a signal ended", () => {
    expect(tally(report(file("passed", "passed")), null)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a run without tests as failed", () => {
    expect(tally(report(), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it("counts a run without a report as failed", () => {
    expect(tally(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
