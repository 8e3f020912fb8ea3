import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admitAttempt, type Lockout, lockedUntil, NO_LOCKOUT } from "./lockout.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);

/** What happens when the attempts come at these times, and are all wrong. */
function attempts(times: readonly number[]) {
  let lockout: Lockout = NO_LOCKOUT;
  const outcomes = times.map((ms) => {
    const admission = admitAttempt(lockout, at(ms));
    if (!admission.admitted) return `locked until ${admission.until.getTime() - at(0).getTime()}`;
    lockout = admission.next;
    return admission.triesLeft;
  });
  return { outcomes, lockout };
}

describe("the lock of a payment password", () => {
  it("comes with the fifth wrong attempt, and lasts 15 minutes", () => {
    const { outcomes, lockout } = attempts([0, 1, 2, 3, 4, 5, 15 * MINUTE + 3]);
    const refused = `locked until ${15 * MINUTE + 4}`;
    expect(outcomes).toEqual([4, 3, 2, 1, 0, refused, refused]);
    expect(lockedUntil(lockout, at(15 * MINUTE + 3))).toEqual(at(15 * MINUTE + 4));
    expect(lockedUntil(lockout, at(15 * MINUTE + 4))).toBeUndefined();
  });

  it("counts attempts that are far apart", () => {
    expect(attempts([0, 1, 2, 3].map((n) => n * 24 * HOUR)).lockout.attempts).toBe(4);
  });

  it("leaves one attempt after it, and is twice as long every time, at most 24 hours", () => {
    let { lockout } = attempts([0, 0, 0, 0, 0]);
    const lengths: number[] = [];
    for (let n = 0; n < 30; n++) {
      const end = lockout.lockedUntil ?? at(0);
      const admission = admitAttempt(lockout, end);
      if (!admission.admitted) throw new Error("still locked at the end of the lock");
      expect(admission.triesLeft).toBe(0);
      lockout = admission.next;
      lengths.push((lockout.lockedUntil?.getTime() ?? 0) - end.getTime());
    }
    expect(lengths.slice(0, 8).map((ms) => ms / MINUTE)).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440]);
    expect(new Set(lengths.slice(6))).toEqual(new Set([24 * HOUR]));
  });

  it("does not end early for a clock that was set back", () => {
    const { lockout } = attempts([0, 0, 0, 0, 0]);
    expect(admitAttempt(lockout, at(-HOUR))).toEqual({ admitted: false, until: at(15 * MINUTE) });
  });

  it("never lets more wrong attempts through than the locks between them allow", () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat(HOUR), fc.nat(30 * HOUR)), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, (pauses) => {
        let now = 0;
        const times = pauses.map((pause) => {
          now += pause;
          return now;
        });
        const admitted = attempts(times).outcomes.filter((outcome) => typeof outcome === "number").length;
        expect(admitted).toBeLessThanOrEqual(allowedWithin(now));
      }),
    );
  });
});

/** The most attempts that anybody gets in so much time: five, then one at the end of each lock. */
function allowedWithin(ms: number): number {
  let allowed = 5;
  for (let lock = 15 * MINUTE, end = lock; end <= ms; lock = Math.min(2 * lock, 24 * HOUR), end += lock) {
    allowed += 1;
  }
  return allowed;
}
