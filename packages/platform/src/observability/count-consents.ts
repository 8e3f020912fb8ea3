/** Counts what becomes of consents where it is remembered, so that nothing has to be scanned for the metrics. */
import type { Consent, ConsentStore } from "@shiming/core";
import type { Metrics } from "./metrics.ts";

type Counts = Pick<Metrics, "countConsent" | "countSheetStep" | "beforeAnswer">;

/** The same store, counted. Nothing is written when a request expires: that is told from the ends of those still open. */
export function countConsents(store: ConsentStore, metrics: Counts, clock: () => Date): ConsentStore {
  const open = new OpenRequests();
  metrics.beforeAnswer(() => metrics.countConsent("expired", open.takeExpired(clock())));
  return {
    ...store,
    async open(consent, use) {
      const opened = await store.open(consent, use);
      if (opened.outcome === "opened") {
        metrics.countConsent("requested");
        open.add(consent.expiresAt);
      }
      return opened;
    },
    async change(id, change) {
      let before: Consent | undefined;
      const after = await store.change(id, (now) => {
        before = now;
        return change(now);
      });
      if (before) note(before, after, metrics);
      if (before?.state === "pending" && after.state !== "pending") open.remove(before.expiresAt);
      return after;
    },
    async release(token, claim, entry) {
      const result = await store.release(token, claim, entry);
      if (result.outcome !== "refused") metrics.countConsent(result.outcome);
      return result;
    },
    async verify(code, claim, entry) {
      const result = await store.verify(code, claim, entry);
      if (result.outcome !== "refused") metrics.countConsent(result.outcome);
      return result;
    },
  };
}

function note(before: Consent, after: Consent, metrics: Counts): void {
  if (after.state === "approved" || after.state === "denied") metrics.countSheetStep(after.state);
  else if (after.sessionDigest !== before.sessionDigest) metrics.countSheetStep("opened");
  else if (after.shownAt !== before.shownAt) metrics.countSheetStep("shown");
  if (after.state !== before.state && after.state !== "pending") metrics.countConsent(after.state);
}

/** How many undecided requests of this process end in which second: as many numbers as a request lives seconds. */
class OpenRequests {
  readonly #bySecond = new Map<number, number>();

  add(end: Date): void {
    const second = secondOf(end);
    this.#bySecond.set(second, (this.#bySecond.get(second) ?? 0) + 1);
  }

  /** One of another process is not known here. */
  remove(end: Date): void {
    const second = secondOf(end);
    const count = this.#bySecond.get(second);
    if (count) this.#bySecond.set(second, count - 1);
  }

  takeExpired(at: Date): number {
    let expired = 0;
    for (const [second, count] of this.#bySecond) {
      if (second > secondOf(at)) continue;
      expired += count;
      this.#bySecond.delete(second);
    }
    return expired;
  }
}

const secondOf = (time: Date) => Math.ceil(time.getTime() / 1000);
