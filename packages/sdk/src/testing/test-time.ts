import type { Effects } from "../effects.ts";

/** A clock that stands still until it is moved, and timers that go by it. */
export interface TestTime extends Effects {
  /** Lets time pass; timers that are due go off in their order. */
  advance(milliseconds: number): void;
  /** How long each wait was asked to be, in the order of asking. */
  readonly waits: readonly number[];
  /** Timers that have neither gone off nor been cancelled. */
  readonly pending: number;
}

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** 2026-03-01 in Shanghai, at the beginning of a minute. */
const START = Date.UTC(2026, 1, 28, 16);

/** @param passes says of a wait that it passes by itself, as soon as there is nothing else to do */
export function createTestTime(passes: (milliseconds: number) => boolean = () => false): TestTime {
  let now = START;
  const timers = new Set<Timer>();
  const waits: number[] = [];
  const goOff = () => {
    const due = [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    for (const timer of due) if (timers.delete(timer)) timer.call();
  };
  const advance = (milliseconds: number) => {
    now += milliseconds;
    goOff();
  };
  return {
    now: () => new Date(now),
    random: () => 0.5,
    after(milliseconds, call) {
      const timer = { at: now + milliseconds, call };
      timers.add(timer);
      waits.push(milliseconds);
      if (passes(milliseconds)) setImmediate(() => timers.has(timer) && advance(Math.max(0, timer.at - now)));
      return () => timers.delete(timer);
    },
    advance,
    waits,
    get pending() {
      return timers.size;
    },
  };
}
