/** The job that wraps old records with the key that seals now. */
import type { Rewrapping } from "@shiming/core";
import type { JobRuns } from "./job-runs.ts";
import type { KeyRing } from "./key-ring.ts";

const EVERY_MS = 2000;
const HOUR_MS = 3_600_000;

interface RewrapDeps {
  readonly ring: KeyRing;
  readonly rewrapping: Pick<Rewrapping, "step" | "isThrough" | "beginAnew">;
  readonly clock: () => Date;
  readonly runs: JobRuns;
}

/**
 * As long as there are several key-encryption keys, records are wrapped anew page by page, and looked at again every hour:
 * another node may have sealed with the old key a little longer.
 * @returns stops it
 */
export function startRewrapping({ ring, rewrapping, clock, runs }: RewrapDeps): () => Promise<void> {
  let isStopped = false;
  let begun = 0;
  let running: Promise<void> | undefined;
  const rewrap = runs.shared("rewrap", EVERY_MS, async () => {
    if (ring.files.length < 2 || ring.obstacle) return;
    if (rewrapping.isThrough && clock().getTime() - begun < HOUR_MS) return;
    if (rewrapping.isThrough) rewrapping.beginAnew();
    begun = clock().getTime();
    while (!isStopped && (await rewrapping.step()).place !== undefined);
  });
  const timer = setInterval(() => {
    running ??= rewrap().finally(() => {
      running = undefined;
    });
  }, EVERY_MS).unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  };
}
