/** What a server does by itself for what waits for somebody: reminders, ends of approvals and of requests, scans of files. */
import type { OperationDeps } from "@shiming/administration";
import { perform } from "@shiming/administration";
import { scanHeldFiles } from "@shiming/core";
import type { JobRuns } from "./job-runs.ts";
import { scannerOf } from "./scan-command.ts";

const MINUTE_MS = 60_000;
const JOB = { kind: "job", name: "applications" } as const;
const REQUESTS = { kind: "job", name: "requests" } as const;
const RIGHTS = { kind: "job", name: "rights" } as const;

/**
 * Every minute, one at a time: what is late in one minute is done in the next. One that dies half-way has done whole
 * applications, and the next goes on behind them.
 * @returns stops it
 */
export function startApplicationJobs(
  deps: OperationDeps,
  clock: () => Date,
  runs: JobRuns,
  environment = process.env,
): () => void {
  const scan = scannerOf(environment);
  let isRunning = false;
  const job = runs.shared("applications", MINUTE_MS, async () => {
    await perform("applications.attend", {}, JOB, deps, clock());
    await perform("requests.expire", {}, REQUESTS, deps, clock());
    await perform("rights.remind", {}, RIGHTS, deps, clock());
    if (scan) await scanHeldFiles({ files: deps.stores.files, keys: deps.keys }, scan);
  });
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    await job();
    isRunning = false;
  };
  const timer = setInterval(() => void run(), MINUTE_MS);
  timer.unref();
  return () => clearInterval(timer);
}
