/** How often something may happen in a while, by a key: counted in the memory of one process, which is the only one. */

const MOST_KEYS = 50_000;

interface Count {
  readonly until: number;
  times: number;
}

export class Throttle {
  readonly #counts = new Map<string, Count>();
  readonly #most: number;
  readonly #windowMs: number;
  readonly #clock: () => Date;

  constructor(most: number, windowMs: number, clock: () => Date) {
    this.#most = most;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  /** Counts one more. @returns whether it was one too many */
  isTooMuch(key: string): boolean {
    const now = this.#clock().getTime();
    const before = this.#counts.get(key);
    if (before && before.until > now) {
      before.times += 1;
      return before.times > this.#most;
    }
    if (this.#counts.size >= MOST_KEYS) this.#forgetOver(now);
    this.#counts.set(key, { until: now + this.#windowMs, times: 1 });
    return this.#most < 1;
  }

  /** It went well: what came before counts no more. */
  forget(key: string): void {
    this.#counts.delete(key);
  }

  /** Those whose time is over; where none is, the oldest tenth. */
  #forgetOver(now: number): void {
    for (const [key, { until }] of this.#counts) if (until <= now) this.#counts.delete(key);
    const tooMany = this.#counts.size - MOST_KEYS * 0.9;
    for (const key of [...this.#counts.keys()].slice(0, Math.max(0, tooMany))) this.#counts.delete(key);
  }
}
