import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_APPID, APPID } from "./samples.ts";

export function describeQuotas(it: StoreTest): void {
  describe("the count of calls", () => {
    it("gives each of a hundred calls at once a number of its own", async ({ database }) => {
      const { quotas } = database.stores;
      const counts = await atOnce(100, () => quotas.count(APPID, { minute: 10, day: 1 }));
      const numbers = counts.map(({ minute }) => minute).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    });

    it("is kept for each mini program", async ({ database }) => {
      const { quotas } = database.stores;
      await atOnce(3, () => quotas.count(APPID, { minute: 10, day: 1 }));
      expect(await quotas.count(ANOTHER_APPID, { minute: 10, day: 1 })).toEqual({ minute: 1, day: 1 });
    });

    it("begins anew with the next minute, and with the next day", async ({ database }) => {
      const { quotas } = database.stores;
      await quotas.count(APPID, { minute: 10, day: 1 });
      await quotas.count(APPID, { minute: 10, day: 1 });
      expect(await quotas.count(APPID, { minute: 11, day: 1 })).toEqual({ minute: 1, day: 3 });
      expect(await quotas.count(APPID, { minute: 12, day: 2 })).toEqual({ minute: 1, day: 1 });
    });

    it("does not begin anew because a call of the window before comes late", async ({ database }) => {
      const { quotas } = database.stores;
      await quotas.count(APPID, { minute: 11, day: 2 });
      expect(await quotas.count(APPID, { minute: 10, day: 1 })).toEqual({ minute: 2, day: 2 });
      expect(await quotas.count(APPID, { minute: 11, day: 2 })).toEqual({ minute: 3, day: 3 });
    });

    it("goes on after a restart", async ({ database }) => {
      await atOnce(7, () => database.stores.quotas.count(APPID, { minute: 10, day: 1 }));
      await database.restart();
      expect(await database.stores.quotas.count(APPID, { minute: 10, day: 1 })).toEqual({
        minute: 8,
        day: 8,
      });
      expect(await database.stores.quotas.count(APPID, { minute: 11, day: 1 })).toEqual({
        minute: 1,
        day: 9,
      });
    });
  });
}
