/**
 * Does together what is asked for at once: while something is under way for a key, what comes for the same key waits, and is
 * done in one go when that has ended. Of a hot row a process has one statement under way, however many ask.
 */
export class Batches<Item, Result> {
  readonly #work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();

  /** @param work gives a result for each item, in their order */
  constructor(work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>) {
    this.#work = work;
  }

  do(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const others = this.#waiting.get(key);
      const mine = { item, resolve, reject };
      if (others) others.push(mine);
      else {
        this.#waiting.set(key, [mine]);
        void this.#doAll(key);
      }
    });
  }

  async #doAll(key: string): Promise<void> {
    for (;;) {
      const batch = this.#waiting.get(key) ?? [];
      if (batch.length === 0) {
        this.#waiting.delete(key);
        return;
      }
      this.#waiting.set(key, []);
      try {
        const results = await this.#work(
          key,
          batch.map(({ item }) => item),
        );
        batch.forEach(({ resolve }, place) => {
          resolve(results[place] as Result);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}
