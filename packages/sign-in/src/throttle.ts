import type { ThrottleStore } from "@shiming/core";

/** How often something may happen in a while, by a key. */
export class Throttle {
  readonly #store: ThrottleStore;
  readonly #what: string;
  readonly #most: number;
  readonly #windowMs: number;
  readonly #clock: () => Date;

  /** @param what is counted, apart from everything else */
  constructor(store: ThrottleStore, what: string, { most, windowMs }: Limit, clock: () => Date) {
    this.#store = store;
    this.#what = what;
    this.#most = most;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  /** Counts one more. @param key a keyed digest @returns whether it was one too many */
  async isTooMuch(key: string): Promise<boolean> {
    const { times } = await this.#store.count(this.#subjectOf(key), this.#windowMs, this.#clock());
    return times > this.#most;
  }

  /** It went well: what came before counts no more. */
  forget(key: string): Promise<void> {
    return this.#store.forget(this.#subjectOf(key));
  }

  #subjectOf(key: string): string {
    return `${this.#what} ${key}`;
  }
}

export interface Limit {
  readonly most: number;
  readonly windowMs: number;
}
