import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import {
  APPID,
  at,
  CERT_SERIALNO,
  certificate,
  claim,
  giveConsent,
  MCH_ID,
  miniProgram,
  release,
  staffWrite,
} from "./samples.ts";

const RELEASED = { outcome: "released" };
const REPEATED = { outcome: "repeated" };
const refused = (reason: string) => ({ outcome: "refused", reason });

/** What was taken from the caller between the check of a request and its release. */
export function describeReleaseToCallers(it: StoreTest): void {
  describe("a token whose caller has lost something", () => {
    it("is neither released nor repeated to a certificate that was revoked while the request was on its way", async ({
      database,
    }) => {
      const { stores } = database;
      const next = { mchId: MCH_ID, legalName: "某市政务服务中心" };
      await stores.merchants.change(MCH_ID, () => ({ next, events: [] }));
      const put = (over: Parameters<typeof certificate>[1]) =>
        stores.merchants.changeCertificates(MCH_ID, () => ({
          next: [certificate(CERT_SERIALNO, over)],
          events: [staffWrite("certificate_revoked")],
        }));
      await put({});
      const [token, another] = [await giveConsent(stores, "one"), await giveConsent(stores, "two")];
      expect(await release(stores, token, claim(), at(1))).toEqual(RELEASED);
      await put({ status: { state: "revoked", at: at(2) } });
      expect(await release(stores, token, claim(), at(3))).toEqual(refused("certificate_unusable"));
      expect(await release(stores, another, claim(), at(3))).toEqual(refused("certificate_unusable"));
      expect(await stores.consents.find("two"), "a refused call consumes nothing").toMatchObject({
        state: "approved",
      });
    });

    it("is neither released nor repeated to a mini program that was suspended or unbound while the request was on its way", async ({
      database,
    }) => {
      const { stores } = database;
      const next = { mchId: MCH_ID, legalName: "某市政务服务中心" };
      await stores.merchants.change(MCH_ID, () => ({ next, events: [] }));
      const put = (state: "approved" | "suspended") =>
        stores.miniPrograms.change(APPID, () => ({
          next: { ...miniProgram(APPID), access: { state, since: at(0), reason: "" } },
          events: [],
        }));
      const bind = (state: "bound" | "none") =>
        stores.miniPrograms.changeBinding(APPID, MCH_ID, () => ({ next: { state }, events: [] }));
      const [token, another] = [await giveConsent(stores, "one"), await giveConsent(stores, "two")];
      await put("approved");
      await bind("bound");
      expect(await release(stores, token, claim(), at(1))).toEqual(RELEASED);
      await bind("none");
      for (const each of [token, another]) {
        expect(await release(stores, each, claim(), at(2))).toEqual(refused("merchant_not_bound"));
      }
      await put("suspended");
      for (const each of [token, another]) {
        expect(await release(stores, each, claim(), at(3))).toEqual(refused("access_not_approved"));
      }
      await bind("bound");
      await put("approved");
      expect(await release(stores, token, claim(), at(4))).toEqual(REPEATED);
      expect(await release(stores, another, claim(), at(5))).toEqual(RELEASED);
    });
  });
}
