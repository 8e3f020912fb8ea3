import type { Housekeeping } from "@shiming/core";
import { describeFault, type PlatformParts } from "@shiming/platform";
import type { AuditHeadWriter } from "./audit-heads.ts";

const MINUTE_MS = 60_000;

export interface JobDeps {
  readonly heads: Pick<AuditHeadWriter, "write">;
  readonly housekeeping: Housekeeping;
  readonly clock: () => Date;
  readonly log: PlatformParts["log"];
}

/**
 * What a server does by itself: signs the audit's head and ends what a clock that was ahead has issued every minute, and
 * forgets what ended every hour. @returns stops it
 */
export function startJobs({ heads, housekeeping, clock, log }: JobDeps): () => void {
  const run = (name: string, job: () => Promise<void>) => () =>
    void job().catch((error: unknown) =>
      log.error({ job: name, fault: describeFault(error) }, "a job failed"),
    );
  const timers = [
    setInterval(
      run("audit_heads", () => heads.write(clock())),
      MINUTE_MS,
    ),
    setInterval(
      run("issued_ahead", () => housekeeping.endIssuedAhead(clock())),
      MINUTE_MS,
    ),
    setInterval(
      run("housekeeping", () => housekeeping.forgetEnded(clock())),
      60 * MINUTE_MS,
    ),
  ];
  for (const timer of timers) timer.unref();
  return () => timers.forEach(clearInterval);
}
