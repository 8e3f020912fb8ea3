import type { Housekeeping, StoreHealth } from "@shiming/core";
import type { SignIn } from "@shiming/sign-in";
import { type AuditHeadWriter, SIGNING } from "./audit-heads.ts";
import type { JobRuns } from "./job-runs.ts";
import type { Witnesses } from "./witnesses.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

export interface JobDeps {
  readonly heads: Pick<AuditHeadWriter, "sign" | "writeSigned">;
  readonly witnesses: Pick<Witnesses, "attend">;
  readonly health: StoreHealth;
  readonly housekeeping: Housekeeping;
  readonly signIn: Pick<SignIn, "forgetEnded">;
  /** Tells of certificates, and of the authority, that end soon. */
  readonly warnOfEnds: (at: Date) => Promise<void>;
  readonly clock: () => Date;
  readonly runs: JobRuns;
}

/**
 * What a server does by itself, some of it on one node at a time: every second it signs the audit's log, and every minute it writes out what it has signed,
 * looks whether the store keeps what is written, and ends what a clock that was ahead has issued; every ten minutes it warns of ends of certificates; every hour it forgets what ended.
 * @returns stops it
 */
export function startJobs(deps: JobDeps): () => void {
  const { heads, witnesses, health, housekeeping, signIn, warnOfEnds, clock, runs } = deps;
  const repeat = (milliseconds: number, run: () => Promise<void>) =>
    setInterval(() => void run(), milliseconds).unref();
  /** On each node: what belongs to the node alone. */
  const own = (milliseconds: number, name: string, work: (at: Date) => Promise<unknown>) =>
    repeat(
      milliseconds,
      runs.own(name, milliseconds, () => work(clock())),
    );
  const shared = (milliseconds: number, name: string, work: (at: Date) => Promise<unknown>) =>
    repeat(
      milliseconds,
      runs.shared(name, milliseconds, () => work(clock())),
    );
  const timers = [
    shared(SECOND_MS, SIGNING, (at) => heads.sign(at)),
    shared(SECOND_MS, "audit_witnesses", (at) => witnesses.attend(at)),
    own(MINUTE_MS, "store_health", (at) => health.check(at)),
    own(MINUTE_MS, "audit_heads", () => heads.writeSigned()),
    shared(MINUTE_MS, "issued_ahead", (at) => housekeeping.endIssuedAhead(at)),
    shared(10 * MINUTE_MS, "certificate_ends", warnOfEnds),
    shared(60 * MINUTE_MS, "housekeeping", (at) => housekeeping.forgetEnded(at)),
    shared(60 * MINUTE_MS, "sign_in_housekeeping", (at) => signIn.forgetEnded(at)),
  ];
  return () => timers.forEach(clearInterval);
}
