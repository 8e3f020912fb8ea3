/**
 * How many passwords an older pepper has hashed: what the removal of that pepper waits for. One node at a time counts them, and
 * tells.
 */
import { countHashes, type GoesOn, type PasswordHashes, pepperName } from "@shiming/core";
import type { JobRuns } from "./job-runs.ts";
import type { PepperRing } from "./pepper-ring.ts";

const EVERY_MS = 2000;
const HOUR_MS = 3_600_000;

interface OutdatedDeps {
  readonly peppers: Pick<PepperRing, "current" | "fingerprints">;
  readonly passwordHashes: readonly PasswordHashes[];
  readonly clock: () => Date;
}

export class OutdatedHashes {
  /** By place; empty on a node that does not count. */
  counts: ReadonlyMap<string, number> = new Map();
  readonly #deps: OutdatedDeps;
  #counted: { readonly at: number; readonly pepper: string } | undefined;

  constructor(deps: OutdatedDeps) {
    this.#deps = deps;
  }

  /** All hashes are read for it, and so only every hour, or when there is another pepper. @param goesOn asked before each page */
  async count(goesOn: GoesOn): Promise<void> {
    const { peppers, passwordHashes, clock } = this.#deps;
    const [now, at] = [pepperName(peppers.current().id), clock().getTime()];
    if (this.#counted?.pepper === now && at - this.#counted.at < HOUR_MS) return;
    const places = passwordHashes.map(({ place, beginnings }) => ({
      place,
      beginnings: async (after: Parameters<typeof beginnings>[0]) =>
        (await goesOn()) ? beginnings(after) : [],
    }));
    // The only pepper there is has hashed all.
    const all = peppers.fingerprints.length > 1 ? await countHashes(places) : [];
    const outdated = new Map(places.map(({ place }) => [place, 0]));
    for (const { place, pepper, hashes } of all)
      if (pepper !== now) outdated.set(place, (outdated.get(place) ?? 0) + hashes);
    if (!(await goesOn())) return;
    this.counts = outdated;
    this.#counted = { at, pepper: now };
  }

  /** Another node counts. */
  forget(): void {
    this.counts = new Map();
    this.#counted = undefined;
  }
}

/** @returns stops it: what is being counted is left */
export function startCounting(outdated: OutdatedHashes, runs: JobRuns): () => Promise<void> {
  let [isStopped, isOurs] = [false, false];
  let running: Promise<void> | undefined;
  const count = runs.shared("outdated_hashes", EVERY_MS, (isHeld) => {
    isOurs = true;
    return outdated.count(async () => !isStopped && (await isHeld()));
  });
  const timer = setInterval(() => {
    isOurs = false;
    running ??= count().finally(() => {
      if (!isOurs) outdated.forget();
      running = undefined;
    });
  }, EVERY_MS).unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
    outdated.forget();
  };
}
