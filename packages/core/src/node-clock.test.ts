import { describe, expect, it } from "vitest";
import { NodeClock } from "./node-clock.ts";

const START = Date.parse("2026-11-28T02:00:00Z");
const MINUTE = 60_000;
const refused = expect.objectContaining({ failure: "clock_wrong" });

/** A node and a database; time passes for both, and somebody sets the node's clock. */
function prepare({ hasClock = true } = {}) {
  const turns: [number, boolean][] = [];
  const now = { steady: 0, set: 0, answerMs: 0, isAway: false };
  const clock = new NodeClock(
    {
      wall: () => new Date(START + now.steady + now.set),
      steady: () => now.steady,
      async database() {
        if (now.isAway) throw new Error("away");
        const there = new Date(START + now.steady);
        now.steady += now.answerMs;
        return hasClock ? there : undefined;
      },
    },
    (offset, isRight) => turns.push([offset, isRight]),
  );
  return {
    clock,
    turns,
    pass(milliseconds: number) {
      now.steady += milliseconds;
    },
    set(milliseconds: number) {
      now.set = milliseconds;
    },
    answerIn(milliseconds: number) {
      now.answerMs = milliseconds;
    },
    goAway() {
      now.isAway = true;
    },
  };
}

describe("the clock of a node", () => {
  it("is the node's own, as long as the database has about the same", async () => {
    const { clock, set, pass } = prepare();
    await clock.compare();
    set(25_000);
    pass(MINUTE);
    await clock.compare();
    expect(clock.now()).toEqual(new Date(START + MINUTE + 25_000));
  });

  it.each([10 * MINUTE, -10 * MINUTE])(
    "is refused when it was wrong from the start (%i ms)",
    async (offset) => {
      const { clock, set, turns } = prepare();
      set(offset);
      await clock.compare();
      expect(() => clock.now()).toThrow(refused);
      expect(turns).toEqual([[offset, false]]);
      set(0);
      await clock.compare();
      expect(clock.now()).toEqual(new Date(START));
      expect(turns.at(-1)).toEqual([0, true]);
    },
  );

  it.each([10 * MINUTE, -10 * MINUTE])(
    "is refused as soon as it was set, and the database asked (%i ms)",
    async (offset) => {
      const { clock, set, turns } = prepare();
      await clock.compare();
      set(offset);
      expect(() => clock.now()).toThrow(refused);
      await clock.compare();
      expect(turns).toEqual([[offset, false]]);
    },
  );

  it("is taken again when the database says that it was right to set it", async () => {
    const { clock, pass, set } = prepare();
    await clock.compare();
    // The machine slept: its steady clock stood still, and the database's did not.
    set(10 * MINUTE);
    expect(() => clock.now()).toThrow(refused);
    pass(10 * MINUTE);
    set(0);
    await clock.compare();
    expect(clock.now()).toEqual(new Date(START + 10 * MINUTE));
  });

  it("is not blamed for a database that takes its time, or does not answer", async () => {
    const { clock, answerIn, goAway, turns } = prepare();
    answerIn(2 * MINUTE);
    await clock.compare();
    goAway();
    await expect(clock.compare()).rejects.toThrow("away");
    expect([clock.now(), turns]).toEqual([new Date(START + 2 * MINUTE), []]);
  });

  it("may be set as one likes where the database has no clock of its own", async () => {
    const { clock, set } = prepare({ hasClock: false });
    await clock.compare();
    set(10 * MINUTE);
    await clock.compare();
    expect(clock.now()).toEqual(new Date(START + 10 * MINUTE));
  });
});
