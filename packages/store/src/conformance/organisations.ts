import type { Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  APPID,
  addMiniProgram,
  addOrganisations,
  at,
  MCH_ID,
  member,
  miniProgram,
  organisation,
  staffWrite,
} from "./samples.ts";

const events = [staffWrite("organisation_set")];

async function idsOf({ organisations }: Stores, after?: string, limit = 2): Promise<readonly string[]> {
  return (await organisations.list({ limit, after })).map(({ id }) => id);
}

export function describeOrganisations(it: StoreTest): void {
  describe("an organisation", () => {
    it("is added with its first members, over a restart", async ({ database }) => {
      await database.stores.organisations.add(organisation("a"), [member("p")], { events });
      await database.restart();
      const { organisations, memberships } = database.stores;
      expect(await organisations.find("a")).toEqual(organisation("a"));
      expect(await organisations.find("b")).toBeUndefined();
      expect(await organisations.findByCode("code of a")).toEqual(organisation("a"));
      expect(await organisations.findByCode("code of b")).toBeUndefined();
      expect(await memberships.membersOf("a")).toEqual([member("p")]);
      expect(await kindsIn(database.stores)).toHaveLength(1);
    });

    it("is the only one with its code, of many that come at once", async ({ database }) => {
      const { stores } = database;
      const added = ["a", "b", "c"].map((id) =>
        stores.organisations.add(
          organisation(id, { socialCreditCode: "code" }),
          [member("p", { organisationId: id })],
          { events },
        ),
      );
      const outcomes = await Promise.allSettled(added);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { failure: "entity_exists" },
      });
      expect(await stores.memberships.of("p")).toHaveLength(1);
      expect(await kindsIn(stores)).toHaveLength(1);
    });

    it("is changed, but not to another's code", async ({ database }) => {
      const { stores } = database;
      await addOrganisations(stores, "a", "b");
      const rename = (over: object) =>
        stores.organisations.change("a", (now) => ({ next: { ...now, ...over }, events }));
      await rename({ legalName: "某市数据局", citizenContact: "12320" });
      await expect(rename({ socialCreditCode: "code of b" })).rejects.toMatchObject({
        failure: "entity_exists",
      });
      expect(await stores.organisations.find("a")).toEqual(
        organisation("a", { legalName: "某市数据局", citizenContact: "12320" }),
      );
      const missing = stores.organisations.change("c", (now) => ({ next: now, events }));
      await expect(missing).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is listed newest first, page by page, or among some", async ({ database }) => {
      const { stores } = database;
      for (const [place, id] of ["c", "a", "b", "d"].entries()) {
        const created = organisation(id, { createdAt: at(place < 2 ? 0 : place) });
        await stores.organisations.add(created, [], { events });
      }
      expect(await idsOf(stores)).toEqual(["d", "b"]);
      expect(await idsOf(stores, "b")).toEqual(["c", "a"]);
      expect(await idsOf(stores, "a")).toEqual([]);
      await expect(idsOf(stores, "none")).rejects.toMatchObject({ failure: "entity_not_found" });
      const among = await stores.organisations.list({ limit: 9, among: ["a", "d", "none"] });
      expect(among.map(({ id }) => id)).toEqual(["d", "a"]);
      expect(await stores.organisations.list({ limit: 9, among: [] })).toEqual([]);
    });

    it("is found by a part of its name or the beginning of its code, and ordered either way", async ({
      database: { stores },
    }) => {
      const named = { a: "乙市民政局", b: "甲市教育局", c: "丙市Hospital" };
      for (const [id, legalName] of Object.entries(named)) {
        await stores.organisations.add(organisation(id, { legalName }), [], { events });
      }
      const found = async (page: Parameters<typeof stores.organisations.list>[0]) =>
        (await stores.organisations.list(page)).map(({ id }) => id);
      expect(await found({ search: "市教" })).toEqual(["b"]);
      expect(await found({ search: "hospital" })).toEqual(["c"]);
      expect(await found({ search: "code of a" })).toEqual(["a"]);
      expect(await found({ search: "%" })).toEqual([]);
      // By their sound: bing, jia, yi.
      const order = "legal_name";
      expect(await found({ order, limit: 2 })).toEqual(["c", "b"]);
      expect(await found({ order, limit: 2, after: "b" })).toEqual(["a"]);
      expect(await found({ order: "-legal_name", after: "a" })).toEqual(["b", "c"]);
      await stores.organisations.change("c", (now) => ({ next: { ...now, legalName: "庚市" }, events }));
      expect(await found({ order, limit: 1 })).toEqual(["c"]);
      await stores.organisations.change("c", (now) => ({ next: { ...now, legalName: "庾市" }, events }));
      expect(await found({ order: "-legal_name", limit: 1 })).toEqual(["c"]);
    });

    it("tells its mini programs and merchants what they say of it, at once", async ({ database }) => {
      const { stores } = database;
      await addOrganisations(stores, "a");
      await addMiniProgram(
        stores,
        miniProgram(APPID, { organisationId: "a", offer: { to: "b", at: at(1) } }),
      );
      const next = { mchId: MCH_ID, legalName: "", organisationId: "a" };
      await stores.merchants.change(MCH_ID, () => ({ next, events }));
      await stores.miniPrograms.find(APPID);
      await stores.merchants.find(MCH_ID);
      await stores.organisations.change("a", (now) => ({
        next: { ...now, legalName: "某市数据局", citizenContact: "12320" },
        events,
      }));
      const app = await stores.miniPrograms.find(APPID);
      expect(app).toMatchObject({ organisationId: "a", offer: { to: "b", at: at(1) } });
      expect(app?.serviceProvider).toEqual({ legalName: "某市数据局", contact: "12320" });
      const merchant = { mchId: MCH_ID, legalName: "某市数据局", organisationId: "a" };
      expect(await stores.merchants.find(MCH_ID)).toEqual(merchant);
      expect(await stores.merchants.list({})).toEqual([merchant]);
      expect(await stores.miniPrograms.list({})).toEqual([app]);
    });
  });
}
