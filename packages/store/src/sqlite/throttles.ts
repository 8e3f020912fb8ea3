/** Counted in the memory of the one process that has the data. */
import { CLOCK_TOLERANCE_MS, type ThrottleStore } from "@shiming/core";

const MOST_SUBJECTS = 50_000;

interface Count {
  readonly endsAt: number;
  readonly times: number;
}

export function createThrottleStore(): ThrottleStore {
  const counts = new Map<string, Count>();

  /** Those whose time is over; where none is, the oldest tenth. */
  function forgetSome(now: number): void {
    for (const [subject, { endsAt }] of counts) if (endsAt <= now) counts.delete(subject);
    const tooMany = counts.size - MOST_SUBJECTS * 0.9;
    for (const subject of [...counts.keys()].slice(0, Math.max(0, tooMany))) counts.delete(subject);
  }

  return {
    async count(subject, windowMs, at) {
      const now = at.getTime();
      const before = counts.get(subject);
      const latest = now + windowMs + CLOCK_TOLERANCE_MS;
      const isGoingOn = before && before.endsAt > now && before.endsAt <= latest;
      const next = isGoingOn
        ? { endsAt: before.endsAt, times: before.times + 1 }
        : { endsAt: now + windowMs, times: 1 };
      if (!before && counts.size >= MOST_SUBJECTS) forgetSome(now);
      counts.set(subject, next);
      return { times: next.times, endsAt: new Date(next.endsAt) };
    },
    async forget(subject) {
      counts.delete(subject);
    },
  };
}
