import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import { at } from "./samples.ts";

export function describeHealth(it: StoreTest): void {
  describe("the health of a store", () => {
    it("is good while it keeps what is written, however often it is looked at, and is no event", async ({
      database,
    }) => {
      for (const seconds of [0, 1, 1, 60]) await database.stores.health.check(at(seconds));
      await database.restart();
      await database.stores.health.check(at(61));
      expect(await database.stores.audit.size()).toBe(0);
    });

    it("has a clock of its own, or none", async ({ database }) => {
      const before = Date.now();
      const there = await database.stores.health.now();
      // It is the same machine's here.
      if (there) expect(Math.abs(there.getTime() - before)).toBeLessThan(30_000);
    });
  });
}
