import { type AccessToken, digestOf, type Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  APPID,
  account,
  assertionUse,
  at,
  claim,
  giveConsent,
  PERSON,
  pendingConsent,
  release,
  staffWrite,
} from "./samples.ts";

const DAY = 86_400;

async function issue(stores: Stores, name: string, expiresAt: Date): Promise<string> {
  const digest = digestOf(name);
  const token: AccessToken = {
    digest,
    appid: APPID,
    chain: "token",
    issuedAt: at(0),
    expiresAt,
    endsAt: expiresAt,
    forced: false,
    sealed: undefined,
  };
  await stores.accessTokens.changeChain(APPID, "token", (now) => ({
    next: [...now, token],
    result: undefined,
  }));
  return digest;
}

export function describeHousekeeping(it: StoreTest): void {
  describe("housekeeping", () => {
    it("keeps an access token for a day after its end, and forgets it then", async ({ database }) => {
      const { stores } = database;
      const digest = await issue(stores, "token", at(7200));
      await stores.housekeeping.forgetEnded(at(7200 + DAY));
      expect(await stores.accessTokens.find(digest)).toBeDefined();
      await stores.housekeeping.forgetEnded(at(7200 + DAY + 1));
      expect(await stores.accessTokens.find(digest)).toBeUndefined();
    });

    it("keeps the use of an assertion for as long as the assertion is good", async ({ database }) => {
      const { consents, housekeeping } = database.stores;
      await consents.spendAssertion(assertionUse("jti", "body", at(120)));
      await housekeeping.forgetEnded(at(120));
      expect(await consents.spendAssertion(assertionUse("jti", "body", at(120)))).toBe(false);
      await consents.spendAssertion(assertionUse("a day later", "body", at(120 + DAY + 1)));
      await housekeeping.forgetEnded(at(120 + DAY + 1));
      expect(await consents.spendAssertion(assertionUse("jti", "body", at(120)))).toBe(true);
    });

    it("keeps the use of an assertion while only the platform's clock is ahead", async ({ database }) => {
      const { consents, housekeeping } = database.stores;
      await consents.spendAssertion(assertionUse("jti", "body", at(120)));
      await consents.spendAssertion(assertionUse("the next", "body", at(180)));
      await housekeeping.forgetEnded(at(10 * DAY));
      expect(await consents.spendAssertion(assertionUse("jti", "body", at(120)))).toBe(false);
    });

    it("forgets sessions that are long over, and keeps those that live", async ({ database }) => {
      const { sessions, housekeeping } = database.stores;
      const session = (name: string, expiresAt: Date) =>
        ({
          digest: digestOf(name),
          account: PERSON,
          hostKey: undefined,
          kind: "session",
          expiresAt,
        }) as const;
      await sessions.put(session("old", at(0)));
      await sessions.put(session("live", at(DAY + 2)));
      await housekeeping.forgetEnded(at(DAY + 1));
      expect(await sessions.find(digestOf("old"))).toBeUndefined();
      expect(await sessions.find(digestOf("live"))).toBeDefined();
    });

    it("ends for good what was issued while the clock was ahead, and nothing else", async ({ database }) => {
      const { stores } = database;
      const HOUR = 3600;
      const ahead = await issue(stores, "ahead", at(HOUR + 7200));
      const current = await issue(stores, "current", at(7200));
      await stores.consents.open(
        pendingConsent("ahead", { requestedAt: at(HOUR), expiresAt: at(HOUR + 300) }),
        assertionUse("ahead"),
      );
      await stores.consents.open(pendingConsent("current"), assertionUse("current"));
      const token = await giveConsent(stores, "given");
      const tokenAhead = await giveConsent(stores, "given ahead", PERSON, HOUR);
      const session = (name: string, expiresAt: Date) =>
        ({
          digest: digestOf(name),
          account: PERSON,
          hostKey: undefined,
          kind: "session",
          expiresAt,
        }) as const;
      await stores.sessions.put(session("ahead", at(HOUR + 900)));
      await stores.sessions.put(session("current", at(900)));

      await stores.housekeeping.endIssuedAhead(at(0));
      await database.restart();
      const found = database.stores;
      expect((await found.accessTokens.find(ahead))?.endsAt).toEqual(at(0));
      expect((await found.accessTokens.find(current))?.endsAt).toEqual(at(7200));
      expect(await found.consents.find("ahead")).toMatchObject({ expiresAt: at(0) });
      expect(await found.consents.find("current")).toEqual(pendingConsent("current"));
      expect(await found.sessions.find(digestOf("ahead"))).toBeUndefined();
      expect(await found.sessions.find(digestOf("current"))).toBeDefined();
      expect(await release(found, tokenAhead, claim(), at(HOUR))).toEqual({
        outcome: "refused",
        reason: "expired",
      });
      expect(await release(found, token, claim(), at(1))).toEqual({ outcome: "released" });
    });

    it("tells the audit of refusals that were counted, once", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "one");
      for (const n of [1, 2, 3, 4]) await release(stores, token, claim(n), at(n));
      await database.restart();
      const { housekeeping } = database.stores;
      await housekeeping.forgetEnded(at(30));
      expect((await auditOf(database.stores)).slice(3)).toEqual([]);
      await housekeeping.forgetEnded(at(63));
      await housekeeping.forgetEnded(at(64));
      const told = (await auditOf(database.stores)).slice(3);
      expect(told).toMatchObject([{ kind: "known_token_refused", reason: "used", times: 2 }]);
    });

    it("never forgets accounts, consents, or anything of the audit", async ({ database }) => {
      const { stores } = database;
      const { key } = account("somebody");
      await stores.accounts.change(key, () => ({
        next: account("somebody"),
        events: [staffWrite("account_set")],
      }));
      await stores.consents.open(pendingConsent("unanswered"), assertionUse("jti"));
      const token = await giveConsent(stores, "released");
      await release(stores, token, claim(), at(1));
      const audit = await auditOf(stores);
      await stores.housekeeping.forgetEnded(at(10_000 * DAY));
      expect(await stores.accounts.find(key)).toEqual(account("somebody"));
      expect(await stores.consents.find("unanswered")).toEqual(pendingConsent("unanswered"));
      expect(await release(stores, token, claim(2), at(2))).toEqual({ outcome: "refused", reason: "used" });
      expect((await auditOf(stores)).slice(0, audit.length)).toEqual(audit);
    });
  });
}
