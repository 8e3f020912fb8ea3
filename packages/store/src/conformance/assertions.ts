import { describe, expect } from "vitest";
import { atOnce, tally } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { assertionUse, pendingConsent } from "./samples.ts";

export function describeAssertions(it: StoreTest): void {
  describe("assertions", () => {
    it("open one consent, however many requests come at once", async ({ database }) => {
      const { consents } = database.stores;
      const use = assertionUse("jti");
      const opened = await atOnce(100, (n) => consents.open(pendingConsent(`consent ${n}`), use));
      expect(tally(opened.map(({ outcome }) => outcome))).toEqual({ opened: 1, repeated: 99 });
      const first = opened.findIndex(({ outcome }) => outcome === "opened");
      const repeats = opened.filter((result) => result.outcome === "repeated");
      expect(new Set(repeats.map(({ consentId }) => consentId))).toEqual(new Set([`consent ${first}`]));
      const found = await atOnce(100, (n) => consents.find(`consent ${n}`));
      expect(found.map((consent) => consent !== undefined)).toEqual(opened.map((_, n) => n === first));
    });

    it("are replayed when they come with another body", async ({ database }) => {
      const { consents } = database.stores;
      await consents.open(pendingConsent("one"), assertionUse("jti", "body"));
      const replay = await consents.open(pendingConsent("two"), assertionUse("jti", "another body"));
      expect(replay).toEqual({ outcome: "replayed" });
      expect(await consents.find("two")).toBeUndefined();
    });

    it("of two hosts may have the same jti", async ({ database }) => {
      const { consents } = database.stores;
      await consents.open(pendingConsent("one"), assertionUse("jti"));
      const other = { ...assertionUse("jti"), issuer: "https://another-host.example" };
      expect(await consents.open(pendingConsent("two"), other)).toEqual({ outcome: "opened" });
    });

    it("that open no consent are spent once, of a hundred at once", async ({ database }) => {
      const { consents } = database.stores;
      const spent = await atOnce(100, () => consents.spendAssertion(assertionUse("jti")));
      expect(spent.filter((accepted) => accepted)).toHaveLength(1);
    });

    it("serve one purpose only", async ({ database }) => {
      const { consents } = database.stores;
      await consents.spendAssertion(assertionUse("spent"));
      expect(await consents.open(pendingConsent("one"), assertionUse("spent"))).toEqual({
        outcome: "replayed",
      });
      await consents.open(pendingConsent("two"), assertionUse("opened"));
      expect(await consents.spendAssertion(assertionUse("opened"))).toBe(false);
    });

    it("are remembered over a restart", async ({ database }) => {
      const use = assertionUse("jti");
      await database.stores.consents.open(pendingConsent("one"), use);
      await database.restart();
      const again = await database.stores.consents.open(pendingConsent("two"), use);
      expect(again).toEqual({ outcome: "repeated", consentId: "one" });
    });
  });
}
