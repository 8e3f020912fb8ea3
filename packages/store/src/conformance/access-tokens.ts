import { randomBytes } from "node:crypto";
import {
  type ClientCredential,
  type IssuedAccessToken,
  issueStableToken,
  issueToken,
  type KeyEncryptionKeys,
  type Stores,
  verifyAccessToken,
} from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_APPID, APPID, at, miniProgram, staffWrite } from "./samples.ts";

const credential: ClientCredential = { grantType: "client_credential", appid: APPID, secret: "secret" };

/** Keeps data keys as they are: sealing is not what is tested here. */
const openKey = { id: "open", wrap: (key: Uint8Array) => key, unwrap: (key: Uint8Array) => key };
const keys: KeyEncryptionKeys = { current: () => openKey, byId: () => openKey };

const depsOf = ({ miniPrograms, accessTokens }: Stores) => ({
  miniPrograms,
  accessTokens,
  keys,
  random: randomBytes,
});

async function register(stores: Stores, appid = APPID): Promise<void> {
  await stores.miniPrograms.change(appid, () => ({
    next: miniProgram(appid),
    events: [staffWrite("mini_program_created")],
  }));
}

const token = (stores: Stores, seconds: number) => issueToken(credential, depsOf(stores), at(seconds));

const stableToken = (stores: Stores, seconds: number, forceRefresh = false) =>
  issueStableToken(credential, forceRefresh, depsOf(stores), at(seconds));

/** Which of the tokens work at that time. */
async function live(
  stores: Stores,
  issued: readonly IssuedAccessToken[],
  seconds: number,
): Promise<boolean[]> {
  const checks = await Promise.allSettled(
    issued.map(({ accessToken }) => verifyAccessToken(accessToken, stores, at(seconds))),
  );
  return checks.map(({ status }) => status === "fulfilled");
}

/** Contract §3. */
export function describeAccessTokens(it: StoreTest): void {
  describe("the chain of token", () => {
    it("keeps two of fifty tokens live that were asked for at once", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      const issued = await atOnce(50, () => token(stores, 0));
      expect(new Set(issued.map(({ accessToken }) => accessToken)).size).toBe(50);
      expect((await live(stores, issued, 1)).filter((isLive) => isLive)).toHaveLength(2);
      expect((await live(stores, issued, 300)).filter((isLive) => isLive)).toHaveLength(1);
    });

    it("goes on over a restart", async ({ database }) => {
      await register(database.stores);
      const first = await token(database.stores, 0);
      await database.restart();
      const second = await token(database.stores, 10);
      const third = await token(database.stores, 20);
      expect(await live(database.stores, [first, second, third], 21)).toEqual([false, true, true]);
    });

    it("is in the order of issue, also when the clock was set back", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      const first = await token(stores, 100);
      const second = await token(stores, 0);
      const third = await token(stores, 1);
      expect(await live(stores, [first, second, third], 2)).toEqual([false, true, true]);
    });
  });

  describe("the chain of stable_token", () => {
    it("gives the same token to everybody who asks at once", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      const issued = await atOnce(50, () => stableToken(stores, 0));
      expect(new Set(issued.map(({ accessToken }) => accessToken)).size).toBe(1);
    });

    it("gives the same token after a restart, with what remains of its life", async ({ database }) => {
      await register(database.stores);
      const { accessToken } = await stableToken(database.stores, 0);
      await database.restart();
      expect(await stableToken(database.stores, 100)).toEqual({ accessToken, expiresIn: 7100 });
    });

    it("is refreshed once by fifty that ask for it at once", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      const before = await stableToken(stores, 0);
      const issued = await atOnce(50, () => stableToken(stores, 30, true));
      expect(new Set(issued.map(({ accessToken }) => accessToken)).size).toBe(1);
      expect(await live(stores, [before, ...issued.slice(0, 1)], 30)).toEqual([false, true]);
    });

    it("counts the refreshes of a day over a restart", async ({ database }) => {
      await register(database.stores);
      for (let n = 0; n < 19; n++) await stableToken(database.stores, n * 30, true);
      await database.restart();
      await stableToken(database.stores, 19 * 30, true);
      const refused = stableToken(database.stores, 20 * 30, true);
      await expect(refused).rejects.toMatchObject({ failure: "token_refresh_limit_reached" });
    });

    it("is not touched by the chain of token", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      const stable = await stableToken(stores, 0);
      const others = [await token(stores, 1), await token(stores, 2), await token(stores, 3)];
      expect(await live(stores, [stable, ...others], 4)).toEqual([true, false, true, true]);
    });
  });

  describe("an access token", () => {
    it("belongs to its mini program alone", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      await register(stores, ANOTHER_APPID);
      const mine = await token(stores, 0);
      for (const n of [1, 2, 3]) {
        await issueToken({ ...credential, appid: ANOTHER_APPID }, depsOf(stores), at(n));
      }
      expect(await verifyAccessToken(mine.accessToken, stores, at(4))).toBe(APPID);
    });

    it("does not work any more once it is superseded or revoked, however often it was used", async ({
      database,
    }) => {
      const { stores } = database;
      await register(stores);
      const first = await token(stores, 0);
      const stable = await stableToken(stores, 0);
      expect(await live(stores, [first, stable], 1)).toEqual([true, true]);
      for (const seconds of [30, 31]) await token(stores, seconds);
      await stableToken(stores, 30, true);
      expect(await live(stores, [first, stable], 31)).toEqual([false, false]);
    });

    it("is told from an unknown one when it has expired", async ({ database }) => {
      const { stores } = database;
      await register(stores);
      const { accessToken } = await token(stores, 0);
      await expect(verifyAccessToken(accessToken, stores, at(7200))).rejects.toMatchObject({
        failure: "access_token_expired",
      });
      await expect(verifyAccessToken("unknown", stores, at(0))).rejects.toMatchObject({
        failure: "access_token_invalid",
      });
    });

    it("is not issued by a change that throws", async ({ database }) => {
      const { stores } = database;
      const change = stores.accessTokens.changeChain(APPID, "token", () => {
        throw new Error("no");
      });
      await expect(change).rejects.toThrow("no");
      const now = await stores.accessTokens.changeChain(APPID, "token", (chain) => ({
        next: chain,
        result: chain,
      }));
      expect(now).toEqual([]);
    });
  });
}
