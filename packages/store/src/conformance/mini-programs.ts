import { digestOf, type MiniProgram, type MiniProgramPage, type RealnameAccess } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  ANOTHER_APPID,
  APPID,
  addOrganisations,
  at,
  miniProgram,
  addMiniProgram as put,
  staffWrite,
} from "./samples.ts";

const appidOf = (n: number) => `wx${String(n).padStart(16, "0")}`;

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
      expect(await database.stores.miniPrograms.list({})).toEqual(apps);
    });

    it("is found by a part of its name or of whose it is, and ordered either way, page by page", async ({
      database: { stores },
    }) => {
      await addOrganisations(stores, "a", "b");
      const named = ["乙市通办", "甲市Clinic", "丙市挂号"].map((name, n) =>
        miniProgram(appidOf(n), { name }),
      );
      const [first, second, third] = named as [MiniProgram, MiniProgram, MiniProgram];
      const serviceProvider = { legalName: "无主体单位", contact: "12345" };
      const access = { state: "suspended", since: at(0), reason: "投诉" } as const;
      await put(stores, { ...first, serviceProvider });
      await put(stores, { ...second, organisationId: "a", access });
      await put(stores, { ...third, organisationId: "b" });
      await stores.organisations.change("b", (now) => ({
        next: { ...now, legalName: "丙市医院" },
        events: [],
      }));
      const found = async (page: MiniProgramPage) =>
        (await stores.miniPrograms.list(page)).map(({ appid }) => Number(appid.slice(2)));
      expect(await found({ order: "name" })).toEqual([2, 1, 0]);
      expect(await found({ order: "name", limit: 1, after: appidOf(2) })).toEqual([1]);
      expect(await found({ order: "-name", limit: 2 })).toEqual([0, 1]);
      expect(await found({ order: "-appid", after: appidOf(2) })).toEqual([1, 0]);
      expect(await found({ search: "clinic" })).toEqual([1]);
      expect(await found({ search: "市医" })).toEqual([2]);
      expect(await found({ search: "无主体" })).toEqual([0]);
      expect(await found({ search: appidOf(1) })).toEqual([1]);
      expect(await found({ search: "%" })).toEqual([]);
      expect(await found({ access: "suspended" })).toEqual([1]);
      expect(await found({ among: ["b", "none"] })).toEqual([2]);
      expect(await found({ among: [] })).toEqual([]);
      await expect(found({ after: appidOf(9) })).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is on offer to whoever gives it and to whoever may take it", async ({ database: { stores } }) => {
      await addOrganisations(stores, "a", "b", "c");
      const offered = miniProgram(APPID, { organisationId: "a", offer: { to: "b", at: at(1) } });
      await put(stores, offered);
      await put(stores, miniProgram(ANOTHER_APPID, { organisationId: "a" }));
      const found = async (ids?: readonly string[]) =>
        (await stores.miniPrograms.listOffered(ids)).map(({ appid }) => appid);
      expect(await Promise.all([found(), found(["a"]), found(["b"]), found(["c"]), found([])])).toEqual([
        [APPID],
        [APPID],
        [APPID],
        [],
        [],
      ]);
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
      expect(await miniPrograms.list({})).toEqual([]);
      expect(await kindsIn(database.stores)).toEqual([]);
    });
  });
}
