/** The clock of a node that shares its database with others: by which nothing is judged while it is not the database's. */
import { refuse } from "./failure.ts";
import { CLOCK_TOLERANCE_MS } from "./lifetime.ts";

export interface Clocks {
  /** The node's own, which somebody may set. */
  readonly wall: () => Date;
  /** Milliseconds that nobody sets. */
  readonly steady: () => number;
  /** The database's; `undefined` where it has none but the node's. */
  readonly database: () => Promise<Date | undefined>;
}

/** How far the node's clock is ahead of the database's, in milliseconds; below zero where it is behind. */
export type ClockOffset = number;

export class NodeClock {
  readonly #clocks: Clocks;
  readonly #onTurn: (offset: ClockOffset, isRight: boolean) => void;
  #isRight = true;
  /** Wall minus steady, when it was last found right by a database that has a clock. */
  #rightDistance: number | undefined;
  #comparing: Promise<void> | undefined;

  /** @param onTurn hears when the clock is found wrong that was right, and right that was wrong */
  constructor(clocks: Clocks, onTurn: (offset: ClockOffset, isRight: boolean) => void = () => {}) {
    this.#clocks = clocks;
    this.#onTurn = onTurn;
  }

  /** @throws `clock_wrong` while it is further from the database's than what is issued allows for */
  now(): Date {
    const at = this.#clocks.wall();
    if (!this.#isRight || this.#hasJumped(at)) refuse("clock_wrong", { hint: CLOCK_WRONG });
    return at;
  }

  /** Asks the database. One that does not answer leaves everything as it is. Whoever asks meanwhile waits for the same. */
  compare(): Promise<void> {
    this.#comparing ??= this.#compare().finally(() => {
      this.#comparing = undefined;
    });
    return this.#comparing;
  }

  async #compare(): Promise<void> {
    const { wall, steady, database } = this.#clocks;
    const begun = steady();
    const there = await database();
    if (!there) return;
    const tookMs = steady() - begun;
    const here = wall();
    // The database read its clock at some moment between the two.
    const offset = here.getTime() - there.getTime() - tookMs / 2;
    const isRight = Math.abs(offset) <= CLOCK_TOLERANCE_MS + tookMs / 2;
    if (isRight) this.#rightDistance = here.getTime() - steady();
    if (isRight !== this.#isRight) this.#onTurn(Math.round(offset), isRight);
    this.#isRight = isRight;
  }

  /** Set since the last look: found at once, so that nobody is judged by it before the next. */
  #hasJumped(at: Date): boolean {
    if (this.#rightDistance === undefined) return false;
    const distance = at.getTime() - this.#clocks.steady();
    if (Math.abs(distance - this.#rightDistance) <= CLOCK_TOLERANCE_MS) return false;
    void this.compare().catch(() => {});
    return true;
  }
}

const CLOCK_WRONG = {
  en: "the clock of this node is not the database's: set it, or look whether something does",
  zh: "本节点的时钟与数据库不一致：请校时，并检查时间同步服务",
};
