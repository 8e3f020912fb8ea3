/** Everything that happened to consents, counted along the whole table: part by part, so that others have their turn between. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { ConsentTally } from "../ports/consent-tally.ts";

export interface Period {
  readonly from: Date;
  readonly before: Date;
}

type Consents = Pick<ConsentStore, "tally">;

/** A few milliseconds of a database's time. */
const AT_ONCE = 2000;
/** What took long to count is told again for so many times as long as that. */
const TOLD_AGAIN = 20;

export type Tallies = readonly ConsentTally[];

interface Counted {
  readonly tallies: Promise<Tallies>;
  /** Milliseconds of the process' clock. */
  until: number;
}

const counted = new WeakMap<Consents, Map<string, Counted>>();

/**
 * Of all consents that were decided. Whoever asks while they are counted waits for the same answer. Ten million take some ten seconds:
 * that answer is told again for some minutes, one that took a moment for less than a second.
 */
export function tallyConsents(consents: Consents, period: Period): Promise<Tallies> {
  const known = counted.get(consents) ?? new Map<string, Counted>();
  counted.set(consents, known);
  const begun = performance.now();
  for (const [key, { until }] of known) if (until <= begun) known.delete(key);
  const key = `${period.from.getTime()} ${period.before.getTime()}`;
  const before = known.get(key);
  if (before) return before.tallies;
  const tallies = walk(consents, period);
  const now: Counted = { tallies, until: Number.POSITIVE_INFINITY };
  known.set(key, now);
  const settle = (freshFor: number) => {
    now.until = performance.now() + freshFor;
  };
  tallies.then(
    () => settle(freshFor(performance.now() - begun)),
    () => settle(0),
  );
  return tallies;
}

/** Nothing where it took a moment: what has just happened is told at once. */
const freshFor = (took: number) => (took < 500 ? 0 : took * TOLD_AGAIN);

async function walk(consents: Consents, period: Period): Promise<Tallies> {
  const sums = new Map<string, ConsentTally>();
  for (let after: string | undefined = ""; after !== undefined; ) {
    const { tallies, next } = await consents.tally({ after, limit: AT_ONCE, ...period });
    for (const tally of tallies) {
      const { appid, category, recipient, mchId = "" } = tally;
      const key = JSON.stringify([appid, category, recipient, mchId]);
      sums.set(key, added(sums.get(key), tally));
    }
    after = next;
    await nextTurn();
  }
  return [...sums.values()];
}

/** Of the same use. */
export function added(sum: ConsentTally | undefined, more: ConsentTally): ConsentTally {
  if (!sum) return more;
  return {
    ...more,
    consented: sum.consented + more.consented,
    denied: sum.denied + more.denied,
    released: sum.released + more.released,
    verified: sum.verified + more.verified,
    withdrawn: sum.withdrawn + more.withdrawn,
    firstUsedAt: earlier(sum.firstUsedAt, more.firstUsedAt),
    lastUsedAt: later(sum.lastUsedAt, more.lastUsedAt),
    lastConsent: sum.lastConsent.at > more.lastConsent.at ? sum.lastConsent : more.lastConsent,
  };
}

export const earlier = (one: Date | undefined, other: Date | undefined) =>
  one && other && other < one ? other : (one ?? other);
export const later = (one: Date | undefined, other: Date | undefined) =>
  one && other && other > one ? other : (one ?? other);
