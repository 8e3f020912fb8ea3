/** What each process does for its keys: it takes notice of new ones in the folder, and asks the KMS again in time. */
import type { KmsUnavailable } from "../kms/kms.ts";
import type { JobRuns } from "./job-runs.ts";
import type { HeldKeys } from "./pepper-ring.ts";

const EVERY_MS = 2000;

interface WatchDeps {
  readonly keys: HeldKeys;
  readonly clock: () => Date;
  readonly runs: JobRuns;
}

/** @returns stops it */
export function watchKeys({
  keys: { keyEncryptionKeys, peppers, events },
  clock,
  runs,
}: WatchDeps): () => void {
  const look = runs.own("key_files", EVERY_MS, async () => {
    const failures: KmsUnavailable[] = [];
    peppers.refresh();
    await keyEncryptionKeys.refresh(clock(), (failure) => failures.push(failure));
    events.refresh();
    if (failures[0]) throw failures[0];
  });
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    await look();
    isLooking = false;
  }, EVERY_MS).unref();
  return () => clearInterval(timer);
}
