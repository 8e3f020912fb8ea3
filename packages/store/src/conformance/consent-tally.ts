import type { ConsentTally } from "@shiming/core";
import { describe, expect } from "vitest";
import { denyIn, withdrawIn } from "./consent-changes.ts";
import type { StoreTest } from "./database.ts";
import { APPID, ask, at, claim, giveConsent, MCH_ID, pendingConsent, release } from "./samples.ts";

const COUNTS = { consented: 0, denied: 0, released: 0, verified: 0, withdrawn: 0 };
const USE = { appid: APPID, category: "99-904", recipient: "某市政务服务中心" };

export function describeConsentTally(it: StoreTest): void {
  describe("what consents are counted to", () => {
    it("is told for each use and merchant, of a time, along all of them", async ({ database }) => {
      const { stores } = database;
      await ask(stores, pendingConsent("undecided"));
      await ask(stores, pendingConsent("denied"));
      await denyIn(stores.consents, "denied");
      await giveConsent(stores, "given", undefined, 10);
      const token = await giveConsent(stores, "released", undefined, 20);
      await release(stores, token, claim(), at(30));
      await withdrawIn(stores.consents, "released");
      const asked = { after: "", from: at(15), before: at(1000) };
      const { tallies, next } = await stores.consents.tally({ ...asked, limit: 10 });
      const withMerchant = (mchId: string | undefined) => tallies.find((each) => each.mchId === mchId);
      expect(next).toBeUndefined();
      expect(withMerchant(MCH_ID)).toMatchObject({
        ...USE,
        ...COUNTS,
        consented: 1,
        released: 1,
        withdrawn: 1,
        firstUsedAt: at(30),
      });
      expect(withMerchant(MCH_ID)?.lastConsent.id).toBe("released");
      expect(withMerchant(undefined)).toMatchObject({ ...USE, ...COUNTS, firstUsedAt: undefined });
      expect(withMerchant(undefined)?.lastConsent).toEqual({ id: "given", at: at(10) });
    });

    it("is the same in parts of any size", async ({ database }) => {
      const { stores } = database;
      for (const id of ["a", "b", "c d", "e"]) await giveConsent(stores, id);
      const parts: ConsentTally[][] = [];
      for (let after: string | undefined = ""; after !== undefined; ) {
        const step: { tallies: readonly ConsentTally[]; next: string | undefined } =
          await stores.consents.tally({ after, limit: 2, from: at(0), before: at(1) });
        parts.push([...step.tallies]);
        after = step.next;
      }
      expect(parts.map((tallies) => tallies.map(({ consented }) => consented))).toEqual([[2], [2], []]);
    });
  });
}
