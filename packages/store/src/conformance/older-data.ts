import { digestOf, type Stores, withdraw } from "@shiming/core";
import { describe, expect } from "vitest";
import { auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  APPID,
  ask,
  assertionUse,
  at,
  claim,
  consentEvent,
  giveConsent,
  PERSON,
  pendingConsent,
  release,
} from "./samples.ts";

function voidAll({ olderData }: Stores, when: Date, assertionsUntil = when) {
  return olderData.voidAll(when, assertionsUntil, (voided) => ({
    kind: "older_data_accepted",
    at: when,
    actor: "operator",
    lost: { seq: 9, root: digestOf("lost") },
    voided,
  }));
}

async function putAccessToken({ accessTokens }: Stores, name: string): Promise<string> {
  const digest = digestOf(name);
  const token = { digest, appid: APPID, chain: "token", forced: false, sealed: undefined } as const;
  const times = { issuedAt: at(0), expiresAt: at(7200), endsAt: at(7200) };
  await accessTokens.changeChain(APPID, "token", (now) => ({
    next: [...now, { ...token, ...times }],
    result: undefined,
  }));
  return digest;
}

export function describeOlderData(it: StoreTest): void {
  describe("older data that is accepted", () => {
    it("releases nothing for a token from before, and repeats nothing", async ({ database }) => {
      const { stores } = database;
      const [unused, used] = [await giveConsent(stores, "unused"), await giveConsent(stores, "used")];
      expect(await release(stores, used, claim(1), at(1))).toEqual({ outcome: "released" });
      expect(await voidAll(stores, at(2))).toMatchObject({ authTokens: 2 });
      expect(await release(stores, unused, claim(2), at(3))).toEqual({
        outcome: "refused",
        reason: "expired",
      });
      expect(await release(stores, used, claim(1), at(3))).toEqual({ outcome: "refused", reason: "used" });
      await database.restart();
      expect(await release(database.stores, unused, claim(3), at(4))).toMatchObject({ outcome: "refused" });
      expect(await database.stores.consents.findByToken(unused)).toMatchObject({
        token: { voidedAt: at(2) },
      });
    });

    it("lets a consent from before be withdrawn all the same", async ({ database }) => {
      const { stores } = database;
      const token = await giveConsent(stores, "unused");
      await voidAll(stores, at(1));
      await stores.consents.change("unused", (now) => ({
        next: withdraw(now, at(2)),
        events: [consentEvent("consent_withdrawn", "unused")],
      }));
      expect(await release(stores, token, claim(), at(3))).toEqual({
        outcome: "refused",
        reason: "withdrawn",
      });
    });

    it("has no open sheet, session or access token from before", async ({ database }) => {
      const { stores } = database;
      await ask(stores, pendingConsent("open", { sessionDigest: digestOf("cookie") }));
      const session = {
        digest: digestOf("mine"),
        account: PERSON,
        hostKey: digestOf("host key"),
        kind: "session",
        expiresAt: at(900),
      } as const;
      await stores.sessions.put(session);
      const accessToken = await putAccessToken(stores, "access token");
      expect(await voidAll(stores, at(1))).toEqual({
        authTokens: 0,
        accessTokens: 1,
        apiTokens: 0,
        sessions: 2,
      });
      const open = await stores.consents.find("open");
      expect(open).toMatchObject({ state: "pending", sheetSecret: undefined, sessionDigest: undefined });
      expect(open?.state === "pending" && open.expiresAt <= at(0)).toBe(true);
      expect(await stores.sessions.find(session.digest)).toBeUndefined();
      expect(await stores.accessTokens.find(accessToken)).toBeUndefined();
    });

    it("takes no assertion that was issued up to then, used or not, and takes later ones", async ({
      database,
    }) => {
      const { stores } = database;
      await voidAll(stores, at(10), at(40));
      const use = (jti: string, seconds: number) => ({ ...assertionUse(jti), issuedAt: at(seconds) });
      expect(await stores.consents.open(pendingConsent("early"), use("early", 40))).toEqual({
        outcome: "replayed",
      });
      expect(await stores.consents.spendAssertion(use("early too", 39))).toBe(false);
      await database.restart();
      expect(await database.stores.consents.spendAssertion(use("early still", 12))).toBe(false);
      expect(await database.stores.consents.open(pendingConsent("late"), use("late", 41))).toEqual({
        outcome: "opened",
      });
    });

    it("releases for a consent that is given afterwards", async ({ database }) => {
      const { stores } = database;
      await voidAll(stores, at(-1));
      const token = await giveConsent(stores, "anew");
      expect(await release(stores, token, claim(), at(1))).toEqual({ outcome: "released" });
    });

    it("is told of in the audit, in the same commit", async ({ database }) => {
      await giveConsent(database.stores, "unused");
      const voided = await voidAll(database.stores, at(1));
      expect((await auditOf(database.stores)).at(-1)).toMatchObject({
        kind: "older_data_accepted",
        actor: "operator",
        lost: { seq: 9, root: digestOf("lost") },
        voided,
      });
    });
  });
}
