import { BoundedMap } from "@shiming/core";
import type { WriteQueue } from "./write-queue.ts";

const MOST_REMEMBERED = 10_000;

/**
 * Remembers what was read of a table that is read for every exchange and written once in a while. One process owns the
 * database and every write goes through its queue, so whoever writes forgets, inside the unit of work, and nobody can
 * read in between: what is remembered is what was committed. Units of the same commit see what it is about to be; when it is undone,
 * everything is forgotten.
 */
export class ReadCache<T extends object> {
  readonly #known = new BoundedMap<string, T>(MOST_REMEMBERED);

  constructor(queue: Pick<WriteQueue, "onUndo">) {
    queue.onUndo(() => this.#known.clear());
  }

  /** What is remembered under the key, else what `read` finds. That nothing was found is not remembered. */
  get(key: string, read: () => T | undefined): T | undefined {
    const known = this.#known.get(key);
    if (known) return known;
    const found = read();
    if (!found) return undefined;
    this.#known.set(key, found);
    return found;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }
}
