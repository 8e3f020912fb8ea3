import { BoundedMap } from "@shiming/core";

const LIFE_MS = 500;
const MOST_REMEMBERED = 10_000;

/**
 * Remembers for half a second what was read of a table that is read for every exchange and written once in a while: other
 * nodes write it, and what they take back has to hold everywhere within a second. Who asks while it is read waits for the same.
 */
export class Remembered<Value> {
  readonly #isKept: (value: Value) => boolean;
  readonly #now: () => number;
  #known = new BoundedMap<string, Read<Value>>(MOST_REMEMBERED);

  /**
   * @param isKept what is not is read anew each time: a refusal that has ended must not last
   * @param now milliseconds of a clock that nobody sets
   */
  constructor(isKept: (value: Value) => boolean, now = () => performance.now()) {
    this.#isKept = isKept;
    this.#now = now;
  }

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const now = this.#now();
    const known = this.#known.get(key);
    if (known && known.begunAt > now - LIFE_MS) return known.value;
    return this.#remember(key, { begunAt: now, value: read() });
  }

  forgetAll(): void {
    this.#known = new BoundedMap(MOST_REMEMBERED);
  }

  #remember(key: string, read: Read<Value>): Promise<Value> {
    const known = this.#known;
    known.set(key, read);
    const forget = () => {
      if (known.get(key) === read) known.delete(key);
    };
    read.value.then((value) => {
      if (!this.#isKept(value)) forget();
    }, forget);
    return read.value;
  }
}

interface Read<Value> {
  /** What is read may be as old as its beginning. */
  readonly begunAt: number;
  readonly value: Promise<Value>;
}
