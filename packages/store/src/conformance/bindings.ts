import type { Binding, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  ANOTHER_APPID,
  APPID,
  addMerchant,
  addMiniProgram,
  at,
  MCH_ID,
  miniProgram,
  staffWrite,
} from "./samples.ts";

const OTHER_MCH_ID = "12345678";

async function prepare(stores: Stores): Promise<void> {
  for (const appid of [APPID, ANOTHER_APPID]) await addMiniProgram(stores, miniProgram(appid));
  for (const mchId of [OTHER_MCH_ID, MCH_ID]) await addMerchant(stores, mchId);
}

function set({ miniPrograms }: Stores, mchId: string, next: Binding, appid = APPID): Promise<void> {
  return miniPrograms.changeBinding(appid, mchId, () => ({ next, events: [staffWrite("binding_changed")] }));
}

const requested = (from: number): Binding => ({ state: "requested", at: at(from), until: at(from + 100) });

export function describeBindings(it: StoreTest): void {
  describe("a binding", () => {
    it("is there until it is ended, over a restart", async ({ database }) => {
      await prepare(database.stores);
      for (const mchId of [MCH_ID, OTHER_MCH_ID]) await set(database.stores, mchId, { state: "bound" });
      await set(database.stores, MCH_ID, { state: "bound" });
      await database.restart();
      const { stores } = database;
      const { miniPrograms } = stores;
      expect(await miniPrograms.boundMerchants(APPID)).toEqual([OTHER_MCH_ID, MCH_ID]);
      expect(await miniPrograms.boundTo(MCH_ID)).toEqual([APPID]);
      expect(await miniPrograms.isBound(APPID, MCH_ID)).toBe(true);
      expect(await miniPrograms.isBound(ANOTHER_APPID, MCH_ID)).toBe(false);
      await set(stores, MCH_ID, { state: "none" });
      expect(await miniPrograms.isBound(APPID, MCH_ID)).toBe(false);
      await set(stores, MCH_ID, { state: "bound" });
      expect(await miniPrograms.isBound(APPID, MCH_ID)).toBe(true);
    });

    it("is seen as it is now by whoever changes it", async ({ database }) => {
      const { stores } = database;
      await prepare(stores);
      const seen: Binding[] = [];
      for (const next of [requested(1), { state: "bound" }, { state: "none" }] as const) {
        await stores.miniPrograms.changeBinding(APPID, MCH_ID, (now) => {
          seen.push(now);
          return { next, events: [] };
        });
      }
      expect(seen).toEqual([{ state: "none" }, requested(1), { state: "bound" }]);
    });

    it("that is asked for is none, and both sides see it until it ends, over a restart", async ({
      database,
    }) => {
      await prepare(database.stores);
      await set(database.stores, MCH_ID, requested(5));
      await set(database.stores, OTHER_MCH_ID, requested(3));
      await set(database.stores, MCH_ID, requested(1), ANOTHER_APPID);
      await database.restart();
      const { miniPrograms } = database.stores;
      expect(await miniPrograms.isBound(APPID, MCH_ID)).toBe(false);
      const namesOf = async (of: { appid: string } | { mchId: string }, seconds = 10) =>
        (await miniPrograms.bindingRequests(of, at(seconds))).map(({ appid, mchId }) => [appid, mchId]);
      expect(await namesOf({ appid: APPID })).toEqual([
        [APPID, OTHER_MCH_ID],
        [APPID, MCH_ID],
      ]);
      expect(await namesOf({ mchId: MCH_ID })).toEqual([
        [ANOTHER_APPID, MCH_ID],
        [APPID, MCH_ID],
      ]);
      expect(await namesOf({ mchId: MCH_ID }, 101)).toEqual([[APPID, MCH_ID]]);
      const [request] = await miniPrograms.bindingRequests({ appid: ANOTHER_APPID }, at(10));
      expect(request).toEqual({ appid: ANOTHER_APPID, mchId: MCH_ID, at: at(1), until: at(101) });
    });

    it("to a merchant that does not exist is refused, and is not in the audit", async ({ database }) => {
      const { stores } = database;
      await addMiniProgram(stores, miniProgram());
      for (const next of [{ state: "bound" }, requested(1)] as const) {
        await expect(set(stores, MCH_ID, next)).rejects.toThrow();
      }
      expect(await stores.miniPrograms.boundMerchants(APPID)).toEqual([]);
      expect(await kindsIn(stores)).toHaveLength(1);
    });

    it("is listed with the names of both, beside what was asked for", async ({ database: { stores } }) => {
      await prepare(stores);
      await set(stores, MCH_ID, { state: "bound" });
      await set(stores, OTHER_MCH_ID, requested(0));
      await set(stores, OTHER_MCH_ID, requested(50), ANOTHER_APPID);
      const found = async (page: Partial<Parameters<typeof stores.miniPrograms.listBindings>[0]>) =>
        (await stores.miniPrograms.listBindings({ at: at(120), ...page })).map(
          ({ appid, mchId }) => `${appid} ${mchId}`,
        );
      const [bound, over, open] = [
        `${APPID} ${MCH_ID}`,
        `${APPID} ${OTHER_MCH_ID}`,
        `${ANOTHER_APPID} ${OTHER_MCH_ID}`,
      ];
      expect(await found({})).toEqual([over, bound, open]);
      expect(await found({ order: "-mch_id", limit: 1, after: bound })).toEqual([open]);
      expect(await found({ state: "bound" })).toEqual([bound]);
      expect(await found({ state: "open" })).toEqual([open]);
      expect(await found({ state: "expired" })).toEqual([over]);
      expect(await found({ search: ANOTHER_APPID })).toEqual([open]);
      const [first] = await stores.miniPrograms.listBindings({ at: at(0), limit: 1 });
      expect(first?.name).toBe((await stores.miniPrograms.find(APPID))?.name);
      expect(first?.legalName).toBe((await stores.merchants.find(OTHER_MCH_ID))?.legalName);
      expect(first?.request).toEqual({ at: at(0), until: at(100) });
      await expect(found({ after: "none" })).rejects.toMatchObject({ failure: "entity_not_found" });
    });
  });
}
