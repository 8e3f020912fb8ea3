/** Between SQLite's commit and the disk. */
import type { CommitListener } from "../open-stores.ts";

export interface PendingUnit {
  readonly run: () => unknown;
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Settles the units of a commit when the disk has it. */
export class Durability {
  readonly #sync: () => Promise<void>;
  readonly #now: () => number;
  readonly #looks: (() => void)[] = [];
  readonly #listeners: CommitListener[] = [];
  #lost: { readonly error: unknown } | undefined;

  /**
   * @param sync brings onto the disk what was committed before the call
   * @param now milliseconds of a clock that nobody sets
   */
  constructor(sync: () => Promise<void>, now: () => number) {
    this.#sync = sync;
    this.#now = now;
  }

  /** @throws what a sync failed by: nobody knows what the disk has then, and a further sync would not tell */
  requireWritable(): void {
    if (this.#lost) throw this.#lost.error;
  }

  /** Looks at what is durable before anybody is told of it: all units fail by what this throws. */
  beforeSettling(look: () => void): void {
    this.#looks.push(look);
  }

  onSettled(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Waits for the disk, and settles the units of the commit that has just succeeded.
   *
   * @param before resolves when the commit before it is settled: behind one that was lost nothing is found again, and of two
   * syncs the system tells only one that the disk has failed
   * @throws what the sync, or one before it, failed by or a look threw: then no unit is settled
   */
  async settle(
    units: readonly PendingUnit[],
    outcomes: readonly Outcome[],
    before: Promise<void>,
  ): Promise<void> {
    await Promise.all([this.#syncOrLose(), before]);
    this.requireWritable();
    for (const look of this.#looks) look();
    units.forEach((unit, place) => {
      const outcome = outcomes[place] as Outcome;
      if ("error" in outcome) unit.reject(outcome.error);
      else unit.resolve(outcome.value);
    });
    const now = this.#now();
    const waits = units.map(({ since }) => now - since);
    for (const listener of this.#listeners) listener(waits);
  }

  async #syncOrLose(): Promise<void> {
    try {
      await this.#sync();
    } catch (error) {
      this.#lost = { error };
      throw error;
    }
  }
}

export function rejectAll(units: readonly PendingUnit[], error: unknown): void {
  for (const unit of units) unit.reject(error);
}
