import type { Counted, UsageCount, UsageSum } from "../usage/usage.ts";

/** Which hours, of which mini programs, and how they are summed up. */
export interface UsageSelection {
  /** Of all unless it is given. */
  readonly appids?: readonly string[] | undefined;
  /** Hours that begin then or later, and before the other. */
  readonly from: Date;
  readonly before: Date;
  /** `all`: one sum for the whole time, which begins nowhere. */
  readonly by: "hour" | "day" | "all";
  /** One sum for all of the mini programs. */
  readonly isTogether?: boolean | undefined;
  readonly limit: number;
}

export interface UsageStore {
  /**
   * Counts what has just happened. `list` tells it at once, but it is on the disk within seconds, or when the store is
   * closed: a crash forgets no more than that.
   */
  count(appid: string, counted: Counted, at: Date): void;

  /** Adds to what was counted before; for good once it resolves. */
  add(counts: readonly UsageCount[]): Promise<void>;

  /** By time, then by mini program. */
  list(selection: UsageSelection): Promise<readonly UsageSum[]>;
}
