import { crowded } from "./crowded.ts";
import { StatementRefused } from "./failure.ts";

/** How many wait for one key at most: what comes then is refused at once. */
const MOST_WAITING = 1000;
/** How many are done in one go at most. */
const MOST_TOGETHER = 100;

/**
 * Does together what is asked for at once: while something is under way for a key, what comes for the same key waits, and is
 * done in one go when that has ended. Of a hot row a process has one statement under way, however many ask.
 */
export class Batches<Item, Result> {
  readonly #work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #goes: number;
  readonly #queues = new Map<string, Queue<Item, Result>>();

  /**
   * @param work gives a result for each item, in their order
   * @param goes how many may be under way for a key
   */
  constructor(work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>, goes = 1) {
    this.#work = work;
    this.#goes = goes;
  }

  /** @throws StoreUnavailable where too many wait */
  do(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(key) ?? { waiting: [], underWay: 0 };
      this.#queues.set(key, queue);
      if (queue.waiting.length >= MOST_WAITING) return reject(crowded());
      queue.waiting.push({ item, resolve, reject });
      if (queue.underWay < this.#goes) void this.#doAll(key, queue);
    });
  }

  async #doAll(key: string, queue: Queue<Item, Result>): Promise<void> {
    queue.underWay += 1;
    while (queue.waiting.length > 0) await this.#doSome(key, queue.waiting.splice(0, MOST_TOGETHER));
    queue.underWay -= 1;
    if (queue.underWay === 0) this.#queues.delete(key);
  }

  async #doSome(key: string, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work(
        key,
        batch.map(({ item }) => item),
      );
      batch.forEach(({ resolve }, place) => {
        resolve(results[place] as Result);
      });
    } catch (error) {
      // One value that the database refuses is no matter of the others: nothing was done yet.
      if (batch.length > 1 && error instanceof StatementRefused) {
        for (const each of batch) await this.#doSome(key, [each]);
      } else for (const { reject } of batch) reject(error);
    }
  }
}

/** Where what hangs keeps all of its go waiting, there is another. */
const GOES = 2;

/** Does in one go what comes while others are under way, whatever it is of. @param work gives a result for each item, in their order */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const batches = new Batches<Item, Result>((_, items) => work(items), GOES);
  return (item) => batches.do("", item);
}

interface Queue<Item, Result> {
  waiting: Waiting<Item, Result>[];
  underWay: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}
