/**
 * Hands out turns of the event loop, one after the other and one in each, so that long operations of many callers never
 * follow each other without anything else getting a chance.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#last;
  }
}
