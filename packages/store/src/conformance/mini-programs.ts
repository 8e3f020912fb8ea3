import { digestOf, type RealnameAccess } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_APPID, APPID, at, miniProgram, addMiniProgram as put, staffWrite } from "./samples.ts";

export function describeMiniPrograms(it: StoreTest): void {
  describe("a mini program", () => {
    const accesses: RealnameAccess[] = [
      { state: "none" },
      { state: "approved", since: at(0) },
      { state: "approved", since: at(0), endsAt: new Date(0) },
      { state: "suspended", since: at(0), reason: "投诉" },
      { state: "suspended", since: at(0), reason: "投诉", endsAt: at(9) },
      { state: "ended", since: at(0) },
    ];

    it.for(accesses)(
      "with access $state is found as it was put, over a restart",
      async (access, { database }) => {
        const app = miniProgram(APPID, { access });
        await put(database.stores, app);
        await database.restart();
        expect(await database.stores.miniPrograms.find(APPID)).toEqual(app);
      },
    );

    it("has the logo that was set, or none", async ({ database }) => {
      for (const app of [miniProgram(APPID, { logo: digestOf("logo") }), miniProgram(APPID)]) {
        await put(database.stores, app);
        expect(await database.stores.miniPrograms.find(APPID)).toEqual(app);
      }
    });

    it("is listed with the others", async ({ database }) => {
      const apps = [miniProgram(APPID), miniProgram(ANOTHER_APPID)];
      for (const app of apps.toReversed()) await put(database.stores, app);
      expect(await database.stores.miniPrograms.list()).toEqual(apps);
    });

    it("is changed from what it is now, by each of many changes at once", async ({ database }) => {
      const { miniPrograms } = database.stores;
      await put(database.stores, miniProgram(APPID, { quota: { perMinute: 0, perDay: 0 } }));
      await atOnce(20, (n) =>
        miniPrograms.change(APPID, (now = miniProgram()) => {
          const { perMinute, perDay } = now.quota;
          const quota = n % 2 ? { perMinute: perMinute + 1, perDay } : { perMinute, perDay: perDay + 1 };
          return { next: { ...now, quota }, events: [staffWrite("quota_set")] };
        }),
      );
      expect((await miniPrograms.find(APPID))?.quota).toEqual({ perMinute: 10, perDay: 10 });
    });

    it("is found as it is now, however often it was found before", async ({ database }) => {
      const { miniPrograms } = database.stores;
      expect(await miniPrograms.find(APPID)).toBeUndefined();
      await put(database.stores, miniProgram());
      expect(await miniPrograms.find(APPID)).toEqual(miniProgram());
      const suspended = miniProgram(APPID, { access: { state: "suspended", since: at(1), reason: "投诉" } });
      await put(database.stores, suspended);
      expect(await miniPrograms.find(APPID)).toEqual(suspended);
    });

    it("is left as it was by a change that throws, and so is the audit", async ({ database }) => {
      const { miniPrograms } = database.stores;
      const change = miniPrograms.change(APPID, () => {
        throw new Error("no");
      });
      await expect(change).rejects.toThrow("no");
      expect(await miniPrograms.list()).toEqual([]);
      expect(await kindsIn(database.stores)).toEqual([]);
    });
  });
}
