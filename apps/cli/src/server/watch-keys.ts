/** What each process does for its keys: it takes notice of new ones in the folder, and asks the KMS again in time. */
import type { JobRuns } from "./job-runs.ts";
import type { KeyRing } from "./key-ring.ts";

const EVERY_MS = 2000;

interface WatchDeps {
  readonly ring: KeyRing;
  readonly clock: () => Date;
  readonly runs: JobRuns;
}

/** @returns stops it */
export function watchKeys({ ring, clock, runs }: WatchDeps): () => void {
  const look = runs.job("key_files", EVERY_MS, () =>
    ring.refresh(clock(), (failure) => {
      throw failure;
    }),
  );
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    await look();
    isLooking = false;
  }, EVERY_MS).unref();
  return () => clearInterval(timer);
}
