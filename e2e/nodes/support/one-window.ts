/** Counts of the nodes, whose clock is the machine's, begin anew with the minute or the day: also while a test counts. */
import { shanghaiDateOf } from "@shiming/core";

type WindowOf = (at: Date) => number | string;

export const minuteOf: WindowOf = (at) => Math.floor(at.getTime() / 60_000);
export const dayOf: WindowOf = shanghaiDateOf;

/**
 * Counts once more where another window began in the middle.
 * @param reachMs how far back the count reaches from its beginning: it has to lie in the same window
 */
export async function withinOne<T>(windowOf: WindowOf, count: () => Promise<T>, reachMs = 0): Promise<T> {
  for (;;) {
    const begun = windowOf(new Date(Date.now() - reachMs));
    const counted = await count();
    if (windowOf(new Date()) === begun) return counted;
  }
}
