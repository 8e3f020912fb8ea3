/** How long a worker that died again is not replaced: at once after a long life, and ever later after short ones. */

const SECOND_MS = 1000;
const LONGEST_MS = 30 * SECOND_MS;
/** Who has lived so long has not died of how it was started. */
const LONG_LIFE_MS = 60 * SECOND_MS;

export class BackOff {
  #shortLives = 0;

  /** @param lived how long the last one was there, in milliseconds. @returns milliseconds until the next is started */
  after(lived: number): number {
    this.#shortLives = lived >= LONG_LIFE_MS ? 0 : this.#shortLives + 1;
    if (this.#shortLives <= 1) return 0;
    return Math.min(LONGEST_MS, SECOND_MS * 2 ** (this.#shortLives - 2));
  }
}
