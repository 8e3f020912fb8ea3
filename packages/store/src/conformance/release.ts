import { digestOf, withdraw } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, auditOf, countsIn, kindsIn, tally } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_APPID, at, claim, consentEvent, giveConsent, release } from "./samples.ts";

const RELEASED = { outcome: "released" };
const REPEATED = { outcome: "repeated" };
const refused = (reason: string) => ({ outcome: "refused", reason });

/** Contract §5, Single use. */
export function describeRelease(it: StoreTest): void {
  describe("a token", () => {
    it("is released to one of 200 different requests at once", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      const outcomes = await atOnce(200, (n) => release(stores, token, claim(n), at(1)));
      expect(tally(outcomes.map(({ outcome }) => outcome))).toEqual({ released: 1, refused: 199 });
      const winner = outcomes.findIndex(({ outcome }) => outcome === "released");
      expect(await stores.consents.find("one")).toMatchObject({
        state: "released",
        release: { fingerprint: claim(winner).fingerprint, repeats: 0 },
      });
      const events = (await auditOf(stores)).slice(1);
      expect(tally(events.map(({ kind }) => kind))).toEqual({
        identity_released: 1,
        known_token_refused: 1,
      });
      const released = events.find(({ kind }) => kind === "identity_released");
      expect(released?.fingerprint).toBe(claim(winner).fingerprint);
    });

    it("is released once to 200 identical requests at once, and repeated to the others", async ({
      database,
    }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      const outcomes = await atOnce(200, () => release(stores, token, claim(), at(1)));
      expect(tally(outcomes.map(({ outcome }) => outcome))).toEqual({ released: 1, repeated: 199 });
      expect(await stores.consents.find("one")).toMatchObject({ release: { repeats: 199 } });
      expect(await countsIn(stores)).toEqual({
        consent_approved: 1,
        identity_released: 1,
        identity_repeated: 199,
      });
    });

    it("is bound to the first request after a restart too", async ({ database }) => {
      const token = await giveConsent(database.stores, "one");
      await release(database.stores, token, claim(1), at(1));
      await database.restart();
      expect(await release(database.stores, token, claim(2), at(2))).toEqual(refused("used"));
      expect(await release(database.stores, token, claim(1), at(2))).toEqual(REPEATED);
    });

    it("is repeated until 60.000 s after its release, and not a millisecond longer", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      expect(await release(stores, token, claim(), at(10))).toEqual(RELEASED);
      expect(await release(stores, token, claim(), at(70))).toEqual(REPEATED);
      expect(await release(stores, token, claim(), at(70.001))).toEqual(refused("used"));
      expect(await release(stores, token, claim(), at(10_000))).toEqual(refused("used"));
      expect(await release(stores, token, claim(), at(69.999))).toEqual(REPEATED);
    });

    it("is repeated for as long after its own 300 s are over", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      expect(await release(stores, token, claim(), at(299.999))).toEqual(RELEASED);
      expect(await release(stores, token, claim(), at(359))).toEqual(REPEATED);
      expect(await release(stores, token, claim(), at(360))).toEqual(refused("used"));
    });

    it("lives 300 s", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      expect(await release(stores, token, claim(), at(300))).toEqual(refused("expired"));
      expect(await stores.consents.find("one")).toMatchObject({ state: "approved" });
    });

    it("is refused for good to a request other than the first", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      await release(stores, token, claim(1), at(1));
      expect(await release(stores, token, claim(2), at(2))).toEqual(refused("used"));
      expect(await release(stores, token, claim(2), at(100))).toEqual(refused("used"));
    });

    it("is not repeated any more once its consent is withdrawn", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      await release(stores, token, claim(), at(1));
      expect(await release(stores, token, claim(), at(2))).toEqual(REPEATED);
      await stores.consents.change("one", (now) => ({
        next: withdraw(now, at(3)),
        events: [consentEvent("consent_withdrawn", "one")],
      }));
      expect(await release(stores, token, claim(), at(4))).toEqual(refused("withdrawn"));
    });

    it("is dead once its consent is withdrawn unused", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      await stores.consents.change("one", (now) => ({
        next: withdraw(now, at(3)),
        events: [consentEvent("consent_withdrawn", "one")],
      }));
      expect(await release(stores, token, claim(), at(4))).toEqual(refused("withdrawn"));
      expect(await stores.consents.findByToken(token)).toMatchObject({ state: "withdrawn" });
    });

    it("is released before or refused after a withdrawal at the same time", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      const withdrawal = () =>
        stores.consents.change("one", (now) => ({
          next: withdraw(now, at(1)),
          events: [consentEvent("consent_withdrawn", "one")],
        }));
      const calls = Array.from({ length: 60 }, (_, n) =>
        n === 30 ? withdrawal() : release(stores, token, claim(), at(1)),
      );
      await Promise.all(calls);
      const kinds = await kindsIn(stores);
      const withdrawn = kinds.indexOf("consent_withdrawn");
      expect(new Set(kinds.slice(withdrawn + 1))).toEqual(new Set(["known_token_refused"]));
      expect(kinds.slice(1, withdrawn)).not.toContain("known_token_refused");
    });

    it("is refused to another mini program, and stays good for its own", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      const foreign = claim(1, { appid: ANOTHER_APPID });
      expect(await release(stores, token, foreign, at(1))).toEqual(refused("of_another_mini_program"));
      expect(await release(stores, token, claim(), at(2))).toEqual(RELEASED);
      expect(await release(stores, token, foreign, at(3))).toEqual(refused("of_another_mini_program"));
    });

    it("that the platform never issued is refused, and is not in the audit", async ({ database }) => {
      const { stores } = database;
      expect(await release(stores, digestOf("unknown"), claim(), at(1))).toEqual(refused("unknown"));
      expect(await kindsIn(stores)).toEqual([]);
    });

    it("that is known is in the audit whenever it is tried in vain", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      await release(stores, token, claim(1, { appid: ANOTHER_APPID }), at(1));
      await release(stores, token, claim(1), at(2));
      await release(stores, token, claim(2), at(3));
      const [, foreign, released, reused] = await auditOf(stores);
      const { fingerprint, mchId, certSerialNo } = claim(1);
      const named = { consentId: "one", mchId, certSerialNo, requestId: "request" };
      expect(foreign).toMatchObject({
        kind: "known_token_refused",
        reason: "of_another_mini_program",
        appid: ANOTHER_APPID,
        at: at(1).toISOString(),
        ...named,
      });
      expect(released).toMatchObject({ kind: "identity_released", fingerprint, ...named });
      expect(reused).toMatchObject({
        kind: "known_token_refused",
        reason: "used",
        fingerprint: claim(2).fingerprint,
        ...named,
      });
    });

    it("that is refused again and again is folded in the audit, which tells how often, over a restart", async ({
      database,
    }) => {
      const token = await giveConsent(database.stores, "one");
      await release(database.stores, token, claim(0), at(0));
      for (let n = 1; n <= 5; n += 1) await release(database.stores, token, claim(n), at(n));
      await database.restart();
      await release(database.stores, token, claim(6), at(61));
      await release(database.stores, token, claim(7), at(62));
      const refusals = (await auditOf(database.stores)).filter(({ kind }) => kind === "known_token_refused");
      const { fingerprint } = claim(6);
      expect(refusals).toMatchObject([{ at: at(1).toISOString() }, { times: 5, fingerprint }]);
      expect(refusals).toHaveLength(2);
    });

    it("is one of many that are exchanged at once, each with its audit entry", async ({ database }) => {
      const { stores } = database;
      const tokens = await atOnce(50, (n) => giveConsent(stores, `consent ${n}`));
      const outcomes = await Promise.all(tokens.map((token, n) => release(stores, token, claim(n), at(1))));
      expect(tally(outcomes.map(({ outcome }) => outcome))).toEqual({ released: 50 });
      const released = (await auditOf(stores)).filter(({ kind }) => kind === "identity_released");
      expect(new Set(released.map(({ consentId }) => consentId)).size).toBe(50);
    });
  });
}
