import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at } from "./samples.ts";

const MINUTE_MS = 60_000;

export function describeThrottles(it: StoreTest): void {
  describe("the count of tries", () => {
    it("gives each of a hundred tries at once a number of its own, in one while", async ({ database }) => {
      const { throttles } = database.stores;
      const counts = await atOnce(100, () => throttles.count("somebody", MINUTE_MS, at(0)));
      const numbers = counts.map(({ times }) => times).sort((one, other) => one - other);
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
      for (const { endsAt } of counts) expect(endsAt).toEqual(at(60));
    });

    it("goes on for a try whose clock is a little behind that of the try before it", async ({ database }) => {
      const { throttles } = database.stores;
      const seconds = [30, 29.999, 0.001, 30];
      const counts: number[] = [];
      for (const second of seconds)
        counts.push((await throttles.count("somebody", MINUTE_MS, at(second))).times);
      expect(counts).toEqual([1, 2, 3, 4]);
    });

    it("is kept for each subject, and begins anew when its while is over", async ({ database }) => {
      const { throttles } = database.stores;
      const count = async (subject: string, seconds: number) =>
        (await throttles.count(subject, MINUTE_MS, at(seconds))).times;
      expect(await count("one", 0)).toBe(1);
      expect(await count("other", 0)).toBe(1);
      expect(await count("one", 59.999)).toBe(2);
      expect(await count("one", 60)).toBe(1);
      expect(await count("one", 61)).toBe(2);
    });

    it("is forgotten when it went well", async ({ database }) => {
      const { throttles } = database.stores;
      await atOnce(3, () => throttles.count("one", MINUTE_MS, at(0)));
      await throttles.forget("one");
      expect(await throttles.count("one", MINUTE_MS, at(1))).toEqual({ times: 1, endsAt: at(61) });
    });

    it("that was begun by a clock ahead begins anew when the clock is right", async ({ database }) => {
      const { throttles, housekeeping } = database.stores;
      await throttles.count("one", MINUTE_MS, at(3600));
      expect(await throttles.count("one", MINUTE_MS, at(0))).toEqual({ times: 1, endsAt: at(60) });
      await housekeeping.forgetEnded(at(59));
      expect(await throttles.count("one", MINUTE_MS, at(59))).toMatchObject({ times: 2 });
    });
  });
}
