import type { Housekeeping, StoreHealth } from "@shiming/core";
import { describeFault, type PlatformParts } from "@shiming/platform";
import type { SignIn } from "@shiming/sign-in";
import { StoreUnavailable } from "@shiming/store";
import type { AuditHeadWriter } from "./audit-heads.ts";

const MINUTE_MS = 60_000;

export interface JobDeps {
  readonly heads: Pick<AuditHeadWriter, "write">;
  readonly health: StoreHealth;
  readonly housekeeping: Housekeeping;
  readonly signIn: Pick<SignIn, "forgetEnded">;
  /** Tells of certificates, and of the authority, that end soon. */
  readonly warnOfEnds: (at: Date) => Promise<void>;
  readonly clock: () => Date;
  readonly log: PlatformParts["log"];
}

/**
 * What a server does by itself: every minute it looks whether the store keeps what is written, signs the audit's head and
 * ends what a clock that was ahead has issued; every ten minutes it warns of ends of certificates; every hour it forgets what ended.
 * @returns stops it
 */
export function startJobs({
  heads,
  health,
  housekeeping,
  signIn,
  warnOfEnds,
  clock,
  log,
}: JobDeps): () => void {
  const run = (name: string, job: () => Promise<void>) => () =>
    void job().catch((error: unknown) =>
      log.error({ job: name, ...reasonOf(error), fault: describeFault(error) }, "a job failed"),
    );
  const timers = [
    setInterval(
      run("store_health", () => health.check(clock())),
      MINUTE_MS,
    ),
    setInterval(
      run("audit_heads", () => heads.write(clock())),
      MINUTE_MS,
    ),
    setInterval(
      run("issued_ahead", () => housekeeping.endIssuedAhead(clock())),
      MINUTE_MS,
    ),
    setInterval(
      run("certificate_ends", () => warnOfEnds(clock())),
      10 * MINUTE_MS,
    ),
    setInterval(
      run("housekeeping", () => housekeeping.forgetEnded(clock())),
      60 * MINUTE_MS,
    ),
    setInterval(
      run("sign_in_housekeeping", () => signIn.forgetEnded(clock())),
      60 * MINUTE_MS,
    ),
  ];
  for (const timer of timers) timer.unref();
  return () => timers.forEach(clearInterval);
}

/** The sentence of a store that is lost: it is of the platform's own making, and quotes nothing but a path. */
function reasonOf(error: unknown): { reason?: string } {
  return error instanceof StoreUnavailable ? { reason: error.message } : {};
}
