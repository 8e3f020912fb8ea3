import type { MerchantPage } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_MCH_ID, addMerchant, addOrganisations, MCH_ID, staffWrite } from "./samples.ts";

export function describeMerchants(it: StoreTest): void {
  describe("a merchant", () => {
    it("is found and listed as it was put, over a restart", async ({ database }) => {
      await addMerchant(database.stores, MCH_ID);
      await addMerchant(database.stores, ANOTHER_MCH_ID);
      await database.restart();
      const { merchants } = database.stores;
      expect(await merchants.find(MCH_ID)).toEqual({ mchId: MCH_ID, legalName: "某中心" });
      expect(await merchants.find("99999999")).toBeUndefined();
      expect((await merchants.list({})).map(({ mchId }) => mchId)).toEqual([ANOTHER_MCH_ID, MCH_ID]);
    });

    it("is found by a part of its legal name or the beginning of its number, page by page", async ({
      database: { stores },
    }) => {
      await addOrganisations(stores, "a");
      await addMerchant(stores, MCH_ID);
      const next = { mchId: ANOTHER_MCH_ID, legalName: "旧名", organisationId: "a" };
      await stores.merchants.change(ANOTHER_MCH_ID, () => ({ next, events: [] }));
      await stores.organisations.change("a", (now) => ({
        next: { ...now, legalName: "某市医院" },
        events: [],
      }));
      const found = async (page: MerchantPage) =>
        (await stores.merchants.list(page)).map(({ mchId }) => mchId);
      expect(await found({ limit: 1 })).toEqual([ANOTHER_MCH_ID]);
      expect(await found({ limit: 1, after: ANOTHER_MCH_ID })).toEqual([MCH_ID]);
      expect(await found({ order: "-mch_id" })).toEqual([MCH_ID, ANOTHER_MCH_ID]);
      expect(await found({ search: "某" })).toEqual([ANOTHER_MCH_ID, MCH_ID]);
      expect(await found({ search: "旧名" })).toEqual([]);
      expect(await found({ search: "市医" })).toEqual([ANOTHER_MCH_ID]);
      expect(await found({ search: MCH_ID.slice(0, 4) })).toEqual([MCH_ID]);
      expect(await found({ among: ["a"] })).toEqual([ANOTHER_MCH_ID]);
      await expect(found({ after: "none" })).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is added once by a hundred who see at once that it is not there", async ({ database }) => {
      const { merchants } = database.stores;
      const added = await Promise.allSettled(
        Array.from({ length: 100 }, (_, n) =>
          merchants.change(MCH_ID, (now) => {
            if (now) throw new Error("exists");
            return { next: { mchId: MCH_ID, legalName: `${n}` }, events: [staffWrite("merchant_created")] };
          }),
        ),
      );
      const winner = added.findIndex(({ status }) => status === "fulfilled");
      expect(added.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect((await merchants.find(MCH_ID))?.legalName).toBe(`${winner}`);
      expect(await kindsIn(database.stores)).toEqual(["staff_write"]);
    });
  });
}
