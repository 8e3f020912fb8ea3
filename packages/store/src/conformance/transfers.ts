import { type AccessToken, digestOf, type Stores, type TokenChain } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  ANOTHER_APPID,
  APPID,
  addMerchant,
  addMiniProgram,
  addOrganisations,
  ask,
  at,
  claim,
  giveConsent,
  MCH_ID,
  miniProgram,
  pendingConsent,
  release,
  staffWrite,
} from "./samples.ts";

const CHAINS: readonly TokenChain[] = ["token", "stable_token"];
const tokenOf = (appid: string, chain: TokenChain) => digestOf(`${appid} ${chain}`);

async function prepare(stores: Stores): Promise<void> {
  await addOrganisations(stores, "a", "b");
  await addMerchant(stores, MCH_ID);
  for (const appid of [APPID, ANOTHER_APPID]) {
    await addMiniProgram(stores, miniProgram(appid, { organisationId: "a" }));
    await stores.miniPrograms.changeBinding(appid, MCH_ID, () => ({ next: { state: "bound" }, events: [] }));
    for (const chain of CHAINS) await giveToken(stores, appid, chain);
  }
}

async function giveToken({ accessTokens }: Stores, appid: string, chain: TokenChain): Promise<void> {
  const token: AccessToken = {
    digest: tokenOf(appid, chain),
    appid,
    chain,
    issuedAt: at(0),
    expiresAt: at(7200),
    endsAt: at(7200),
    forced: false,
    sealed: undefined,
  };
  await accessTokens.changeChain(appid, chain, () => ({ next: [token], result: undefined }));
  expect(await accessTokens.find(token.digest)).toEqual(token);
}

function transfer({ miniPrograms }: Stores, seconds: number): Promise<void> {
  const decide = (now = miniProgram()) => ({
    next: { ...now, organisationId: "b" },
    events: [staffWrite("transferred", seconds)],
  });
  return miniPrograms.transfer(APPID, decide, at(seconds));
}

export function describeTransfers(it: StoreTest): void {
  describe("a mini program that becomes another's", () => {
    it("has none of the bindings and requests that it had, and another keeps its own", async ({
      database,
    }) => {
      const { stores } = database;
      await prepare(stores);
      await addMerchant(stores, "12345678");
      const next = { state: "requested", at: at(0), until: at(100) } as const;
      await stores.miniPrograms.changeBinding(APPID, "12345678", () => ({ next, events: [] }));
      expect(await stores.miniPrograms.isBound(APPID, MCH_ID)).toBe(true);
      await transfer(stores, 10);
      expect((await stores.miniPrograms.find(APPID))?.organisationId).toBe("b");
      expect(await stores.miniPrograms.isBound(APPID, MCH_ID)).toBe(false);
      expect(await stores.miniPrograms.bindingRequests({ appid: APPID }, at(11))).toEqual([]);
      expect(await stores.miniPrograms.isBound(ANOTHER_APPID, MCH_ID)).toBe(true);
    });

    it("has no access token of before, and another keeps its own", async ({ database }) => {
      const { stores } = database;
      await prepare(stores);
      await transfer(stores, 10);
      for (const chain of CHAINS) {
        expect((await stores.accessTokens.find(tokenOf(APPID, chain)))?.endsAt).toEqual(at(10));
        expect((await stores.accessTokens.find(tokenOf(ANOTHER_APPID, chain)))?.endsAt).toEqual(at(7200));
      }
    });

    it("is told beforehand what would end: tokens, people who are asked, and consents that wait", async ({
      database,
    }) => {
      const { stores } = database;
      await prepare(stores);
      await release(stores, await giveConsent(stores, "used"), claim(), at(5));
      for (const id of ["unused", "unused too"]) await giveConsent(stores, id);
      await ask(stores, pendingConsent("asked"));
      expect(await stores.accessTokens.countUsable(APPID, at(10))).toBe(2);
      expect(await stores.consents.countUnused(APPID, at(10))).toEqual({ asked: 1, given: 2 });
      expect(await stores.consents.countUnused(ANOTHER_APPID, at(10))).toEqual({ asked: 0, given: 0 });
      await transfer(stores, 10);
      expect(await stores.accessTokens.countUsable(APPID, at(10))).toBe(0);
      expect(await stores.consents.countUnused(APPID, at(10))).toEqual({ asked: 0, given: 0 });
    });

    it("gets nothing from consents that its former owner was given", async ({ database }) => {
      const { stores } = database;
      await prepare(stores);
      const [used, unused] = [await giveConsent(stores, "used"), await giveConsent(stores, "unused")];
      await ask(stores, pendingConsent("asked"));
      expect((await release(stores, used, claim(), at(5))).outcome).toBe("released");
      await transfer(stores, 10);
      expect((await release(stores, unused, claim(2), at(11))).outcome).toBe("refused");
      expect((await stores.consents.find("asked"))?.state).toBe("pending");
      expect(await stores.consents.find("asked")).toMatchObject({ expiresAt: new Date(0) });
    });

    it("stays as it was where the change is refused", async ({ database }) => {
      const { stores } = database;
      await prepare(stores);
      const before = await kindsIn(stores);
      const refused = stores.miniPrograms.transfer(
        APPID,
        () => {
          throw new Error("no");
        },
        at(10),
      );
      await expect(refused).rejects.toThrow("no");
      expect(await stores.miniPrograms.isBound(APPID, MCH_ID)).toBe(true);
      expect((await stores.miniPrograms.find(APPID))?.organisationId).toBe("a");
      expect(await kindsIn(stores)).toEqual(before);
    });
  });
}
