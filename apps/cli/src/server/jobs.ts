import type { Housekeeping, StoreHealth } from "@shiming/core";
import type { SignIn } from "@shiming/sign-in";
import type { AuditHeadWriter } from "./audit-heads.ts";
import type { JobRuns } from "./job-runs.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

export interface JobDeps {
  readonly heads: Pick<AuditHeadWriter, "sign" | "write">;
  readonly health: StoreHealth;
  readonly housekeeping: Housekeeping;
  readonly signIn: Pick<SignIn, "forgetEnded">;
  /** Tells of certificates, and of the authority, that end soon. */
  readonly warnOfEnds: (at: Date) => Promise<void>;
  readonly clock: () => Date;
  readonly runs: JobRuns;
}

/**
 * What a server does by itself: every second it signs the audit's log, and every minute it writes out what it has signed,
 * looks whether the store keeps what is written, and ends what a clock that was ahead has issued; every ten minutes it warns of ends of certificates; every hour it forgets what ended.
 * @returns stops it
 */
export function startJobs(deps: JobDeps): () => void {
  const { heads, health, housekeeping, signIn, warnOfEnds, clock, runs } = deps;
  const every = (milliseconds: number, name: string, work: (at: Date) => Promise<unknown>) => {
    const run = runs.job(name, milliseconds, () => work(clock()));
    return setInterval(() => void run(), milliseconds).unref();
  };
  const timers = [
    every(SECOND_MS, "audit_log", (at) => heads.sign(at)),
    every(MINUTE_MS, "store_health", (at) => health.check(at)),
    every(MINUTE_MS, "audit_heads", (at) => heads.write(at)),
    every(MINUTE_MS, "issued_ahead", (at) => housekeeping.endIssuedAhead(at)),
    every(10 * MINUTE_MS, "certificate_ends", warnOfEnds),
    every(60 * MINUTE_MS, "housekeeping", (at) => housekeeping.forgetEnded(at)),
    every(60 * MINUTE_MS, "sign_in_housekeeping", (at) => signIn.forgetEnded(at)),
  ];
  return () => timers.forEach(clearInterval);
}
