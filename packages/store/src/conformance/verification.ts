import {
  approve,
  type Category,
  type ConsentNotice,
  type Digest,
  type MiniProgram,
  type Stores,
  type VerificationOutcome,
  type VerificationResult,
  verificationCodeDigest,
  withdraw,
} from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, auditOf, kindsIn, tally } from "./audit-of.ts";
import { requirePending } from "./consent-changes.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_APPID, APPID, ask, at, consentEvent, miniProgram, pendingConsent } from "./samples.ts";

const VERIFIED = { outcome: "verified" };
const refused = (reason: string) => ({ outcome: "refused", reason });

const CATEGORY: Category = { first: { id: 99, name: "政务" }, second: { id: 904, name: "民政" } };

async function approveApp(stores: Stores, items: readonly ("verification" | "real_name")[]): Promise<void> {
  const next: MiniProgram = {
    ...miniProgram(),
    access: { state: "approved", since: at(0) },
    approvedUses: [
      {
        ...{ category: CATEGORY, purpose: "", legalBasis: "", retention: "" },
        items: items.map((item) => ({ item, required: true })),
      },
    ],
  };
  await stores.miniPrograms.change(APPID, () => ({ next, events: [] }));
}

/** A tap on 同意 at noon, in a mini program that may verify. @returns the digest of the code, which lives 600 s */
async function giveCode(stores: Stores, id: string): Promise<Digest> {
  await approveApp(stores, ["verification"]);
  const code = verificationCodeDigest(`code of ${id}`);
  const pending = pendingConsent(id, { kind: "verification" });
  const offered: ConsentNotice["offered"] = [{ item: "verification", required: true }];
  await ask(stores, { ...pending, notice: { ...pending.notice, offered } });
  await stores.consents.change(id, (now) => ({
    next: approve(requirePending(now), code, at(0)),
    events: [consentEvent("consent_approved", id)],
  }));
  return code;
}

function verify(
  { consents }: Stores,
  code: Digest,
  { seconds = 1, appid = APPID, result = "match" as VerificationResult } = {},
): Promise<VerificationOutcome> {
  return consents.verify(code, { appid, result }, { at: at(seconds), requestId: "request" });
}

/** Contract §9. */
export function describeVerification(it: StoreTest): void {
  describe("the code of a verification", () => {
    it("is found with its consent, over a restart, and no other is", async ({ database }) => {
      const code = await giveCode(database.stores, "one");
      await database.restart();
      const { consents } = database.stores;
      const found = await consents.findByCode(code);
      expect(await consents.find("one")).toMatchObject({ kind: "verification", ...found });
      expect(found).toMatchObject({ state: "approved", consented: { category: [99, 904] } });
      expect(await consents.findByCode(verificationCodeDigest("another"))).toBeUndefined();
    });

    it("answers one of 200 different questions at once, and keeps what that one was told", async ({
      database,
    }) => {
      const { stores } = database;
      const code = await giveCode(stores, "one");
      const results = ["match", "name_mismatch", "id_mismatch", "not_verified"] as const;
      const asked = Array.from({ length: 200 }, (_, n) => results[n % 4] ?? "match");
      const outcomes = await atOnce(200, (n) => verify(stores, code, { result: asked[n] }));
      expect(tally(outcomes.map(({ outcome }) => outcome))).toEqual({ verified: 1, refused: 199 });
      const told = asked[outcomes.findIndex(({ outcome }) => outcome === "verified")];
      expect(await stores.consents.findByCode(code)).toMatchObject({
        state: "verified",
        verification: { verifiedAt: at(1), result: told },
      });
      expect((await auditOf(stores)).slice(1)).toMatchObject([
        { kind: "identity_verified", consentId: "one", appid: APPID, result: told, requestId: "request" },
      ]);
    });

    it("stays used after a restart", async ({ database }) => {
      const code = await giveCode(database.stores, "one");
      expect(await verify(database.stores, code)).toEqual(VERIFIED);
      await database.restart();
      expect(await verify(database.stores, code)).toEqual(refused("used"));
    });

    it("lives 600 s, and not a millisecond longer", async ({ database }) => {
      const { stores } = database;
      const [early, late] = [await giveCode(stores, "early"), await giveCode(stores, "late")];
      expect(await verify(stores, early, { seconds: 599.999 })).toEqual(VERIFIED);
      expect(await verify(stores, late, { seconds: 600 })).toEqual(refused("expired"));
    });

    it("is refused to another mini program, after a withdrawal, and without approval, and none of it uses it up", async ({
      database,
    }) => {
      const { stores } = database;
      const code = await giveCode(stores, "one");
      const foreign = await verify(stores, code, { appid: ANOTHER_APPID });
      expect(foreign).toEqual(refused("of_another_mini_program"));
      await approveApp(stores, ["real_name"]);
      expect(await verify(stores, code)).toEqual(refused("verification_not_approved"));
      await approveApp(stores, ["verification"]);
      const withdrawn = await giveCode(stores, "two");
      await stores.consents.change("two", (now) => ({ next: withdraw(now, at(1)), events: [] }));
      expect(await verify(stores, withdrawn)).toEqual(refused("withdrawn"));
      expect(await verify(stores, verificationCodeDigest("unknown"))).toEqual(refused("unknown"));
      expect(await kindsIn(stores)).not.toContain("identity_verified");
      expect(await verify(stores, code)).toEqual(VERIFIED);
    });

    it("is used before or refused after a withdrawal at the same time", async ({ database }) => {
      const { stores } = database;
      const code = await giveCode(stores, "one");
      const withdrawal = () =>
        stores.consents.change("one", (now) => ({
          next: withdraw(now, at(1)),
          events: [consentEvent("consent_withdrawn", "one")],
        }));
      await atOnce<unknown>(40, (n) => (n === 20 ? withdrawal() : verify(stores, code)));
      const kinds = await kindsIn(stores);
      expect(kinds.slice(kinds.indexOf("consent_withdrawn") + 1)).toEqual([]);
      expect(await stores.consents.find("one")).toMatchObject({ state: "withdrawn" });
    });
  });
}
