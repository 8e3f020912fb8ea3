/** Units of work between SQLite's commit and the disk. */
import type { CommitListener } from "../open-stores.ts";

export interface PendingUnit {
  readonly run: () => unknown;
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

interface Commit {
  readonly units: readonly PendingUnit[];
  readonly outcomes: readonly Outcome[];
}

/** Settles the units of each commit when the disk has it. One sync at a time; commits that come meanwhile share the next. */
export class CommittedUnits {
  readonly #sync: () => Promise<void>;
  readonly #now: () => number;
  readonly #looks: (() => void)[] = [];
  readonly #listeners: CommitListener[] = [];
  #commits: Commit[] = [];
  #syncing = false;
  #lost: { readonly error: unknown } | undefined;

  /**
   * @param sync brings onto the disk what was committed before the call
   * @param now milliseconds of a clock that nobody sets
   */
  constructor(sync: () => Promise<void>, now: () => number) {
    this.#sync = sync;
    this.#now = now;
  }

  /** How many units wait for the disk. */
  get count(): number {
    return this.#commits.reduce((sum, { units }) => sum + units.length, 0);
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

  /** Takes over the units of a commit that has just succeeded. */
  add(units: readonly PendingUnit[], outcomes: readonly Outcome[]): void {
    this.#commits.push({ units, outcomes });
    if (!this.#syncing) void this.#settleAll();
  }

  async #settleAll(): Promise<void> {
    this.#syncing = true;
    while (this.#commits.length > 0) {
      const taken = this.#commits.length;
      await this.#syncOnce();
      const durable = this.#commits.slice(0, taken);
      this.#commits = this.#commits.slice(taken);
      for (const commit of durable) this.#settle(commit);
    }
    this.#syncing = false;
  }

  async #syncOnce(): Promise<void> {
    if (this.#lost) return;
    try {
      await this.#sync();
    } catch (error) {
      this.#lost = { error };
    }
  }

  #settle({ units, outcomes }: Commit): void {
    try {
      this.requireWritable();
      for (const look of this.#looks) look();
    } catch (error) {
      rejectAll(units, error);
      return;
    }
    units.forEach((unit, place) => {
      const outcome = outcomes[place] as Outcome;
      if ("error" in outcome) unit.reject(outcome.error);
      else unit.resolve(outcome.value);
    });
    const now = this.#now();
    const waits = units.map(({ since }) => now - since);
    for (const listener of this.#listeners) listener(waits);
  }
}

export function rejectAll(units: readonly PendingUnit[], error: unknown): void {
  for (const unit of units) unit.reject(error);
}
