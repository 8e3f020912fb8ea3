import { refuse } from "./failure.ts";

type Task = () => void;

/** Who asks for a turn: one of many, in a group of many. */
export interface Asker {
  readonly group: string;
  readonly one: string;
}

/**
 * Work that costs much, a bounded amount of it at once. Groups take turns, and within a group those who ask; each may
 * have its share of the waiting places and no more. So whoever asks a thousand times is in nobody's way but his own.
 */
export class FairQueue {
  readonly #atOnce: number;
  readonly #places: number;
  /** Whoever is next in turn stands first, groups and those in them alike. */
  readonly #groups = new Map<string, Map<string, Task[]>>();
  #running = 0;
  #waiting = 0;

  /** @param bounds how many tasks run at once, and how many places there are to wait, for all together */
  constructor({ atOnce, places }: { readonly atOnce: number; readonly places: number }) {
    this.#atOnce = atOnce;
    this.#places = places;
  }

  /** How many wait for their turn. */
  get depth(): number {
    return this.#waiting;
  }

  /** Runs the task in its turn. @throws `platform_busy` at once, when there is no place left; the task is never run */
  async run<T>(asker: Asker, task: () => Promise<T>): Promise<T> {
    await this.#turnOf(asker);
    try {
      return await task();
    } finally {
      this.#running -= 1;
      this.#startNext();
    }
  }

  #turnOf({ group, one }: Asker): Promise<void> | undefined {
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return undefined;
    }
    const inGroup = this.#groups.get(group) ?? new Map<string, Task[]>();
    const own = inGroup.get(one) ?? [];
    const groups = this.#groups.size + (this.#groups.has(group) ? 0 : 1);
    const askers = inGroup.size + (inGroup.has(one) ? 0 : 1);
    if (own.length + 1 > this.#places / groups / askers) refuse("platform_busy", BUSY);
    this.#groups.set(group, inGroup.set(one, own));
    this.#waiting += 1;
    return new Promise((resolve) => void own.push(resolve));
  }

  #startNext(): void {
    const [next] = this.#groups;
    if (!next) return;
    const [group, inGroup] = next;
    this.#groups.delete(group);
    const start = takeFirst(inGroup);
    if (inGroup.size > 0) this.#groups.set(group, inGroup);
    this.#running += 1;
    this.#waiting -= 1;
    start?.();
  }
}

/** Takes the first task of whoever is first, who then stands last. */
function takeFirst(inGroup: Map<string, Task[]>): Task | undefined {
  const [next] = inGroup;
  if (!next) return undefined;
  const [one, tasks] = next;
  inGroup.delete(one);
  const task = tasks.shift();
  if (tasks.length > 0) inGroup.set(one, tasks);
  return task;
}

const BUSY = {
  hint: {
    en: "too many requests are waiting; nothing was done, and the same call may be repeated in a second",
    zh: "此刻排队的请求太多；什么都没有做，一秒后可以原样重试",
  },
};
