/** Removes what has been kept long enough: four times a day, by one node. */
import { type OperationDeps, perform } from "@shiming/administration";
import type { JobRuns } from "./job-runs.ts";

const EVERY_MS = 6 * 3_600_000;
const JOB = { kind: "job", name: "retention" } as const;

/** @returns stops it */
export function startRetention(deps: OperationDeps, clock: () => Date, runs: JobRuns): () => void {
  const run = runs.shared("retention", EVERY_MS, async () => {
    await perform("retention.run", {}, JOB, deps, clock());
    // What somebody was in the way of when it was deleted.
    await deps.stores.erasure.erase([]);
  });
  const timer = setInterval(() => void run(), EVERY_MS).unref();
  return () => clearInterval(timer);
}
