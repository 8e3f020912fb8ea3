import { type AccountStore, NO_LOCKOUT, pepperOfHash, type StoredAccount } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { account, at, staffWrite } from "./samples.ts";

const LOCKED = { attempts: 3, locks: 2, lockedUntil: at(900) };

function put(accounts: AccountStore, next: StoredAccount): Promise<void> {
  return accounts.change(next.key, () => ({ next, events: [staffWrite("account_set")] }));
}

export function describeAccounts(it: StoreTest): void {
  describe("an account", () => {
    it("is found as it was put, over a restart", async ({ database }) => {
      const bare = { hasPaymentAccount: false, sealedIdentity: undefined, payPasswordHash: undefined };
      const accounts = [account("full"), account("bare", bare), account("locked", { lockout: LOCKED })];
      for (const one of accounts) await put(database.stores.accounts, one);
      await database.restart();
      for (const one of accounts) expect(await database.stores.accounts.find(one.key)).toEqual(one);
    });

    it("is known by its host and its user id together", async ({ database }) => {
      const { accounts } = database.stores;
      await put(accounts, account("somebody"));
      expect(
        await accounts.find({ issuer: "https://another-host.example", userId: "somebody" }),
      ).toBeUndefined();
      expect(await accounts.find({ ...account("somebody").key, userId: "Somebody" })).toBeUndefined();
    });

    it("is listed with the others of its host, a page at a time, in the order of user ids", async ({
      database,
    }) => {
      const { accounts } = database.stores;
      const users = ["Zoe", "a", "b 1", "张三"];
      for (const userId of users.toReversed()) await put(accounts, account(userId));
      await put(accounts, account("c", { key: { issuer: "https://another-host.example", userId: "c" } }));
      const { issuer } = account("a").key;
      const page = async (limit: number, after?: string) =>
        (await accounts.listOf(issuer, { after, limit })).map(({ key }) => key.userId);
      expect(await page(9)).toEqual(users);
      expect(await page(2)).toEqual(users.slice(0, 2));
      expect(await page(2, "a")).toEqual(users.slice(2));
      expect(await page(2, "张三")).toEqual([]);
    });

    it("is changed from what it is now, by each of many changes at once", async ({ database }) => {
      const { accounts } = database.stores;
      const { key } = account("somebody");
      await atOnce(30, (n) =>
        accounts.change(key, (now = account("somebody", { payPasswordHash: "" })) => ({
          next: { ...now, payPasswordHash: `${now.payPasswordHash}${n},` },
          events: [staffWrite("account_set")],
        })),
      );
      const order = (await accounts.find(key))?.payPasswordHash?.split(",").slice(0, -1);
      expect(order?.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
      expect(await kindsIn(database.stores)).toHaveLength(30);
    });

    it("forgets its attempts, and gets another hash of its password only in the place of the one that was looked at", async ({
      database,
    }) => {
      const { accounts } = database.stores;
      const { key } = account("somebody");
      await put(accounts, account("somebody", { payPasswordHash: "imported", lockout: LOCKED }));
      expect(await accounts.forgetAttempts(key, { from: "another", to: "wrong" })).toBe(false);
      const same = account("somebody", { payPasswordHash: "imported", lockout: NO_LOCKOUT });
      expect(await accounts.find(key)).toEqual(same);
      await put(accounts, account("somebody", { payPasswordHash: "imported", lockout: LOCKED }));
      expect(await accounts.forgetAttempts(key, { from: "imported", to: "own" })).toBe(true);
      await database.restart();
      const own = account("somebody", { payPasswordHash: "own", lockout: NO_LOCKOUT });
      expect(await database.stores.accounts.find(key)).toEqual(own);
    });

    it("tells what its hash was made with, in the order of keys, a page at a time", async ({ database }) => {
      const { accounts } = database.stores;
      const phc = (parameters: string) => `$argon2id$v=19$${parameters}$${"s".repeat(86)}$${"t".repeat(86)}`;
      const hashes = {
        "1": phc("m=65536,t=10,p=10,keyid=pepper-of-thirty-two-letters-00"),
        "2": undefined,
        "3": phc("m=64,t=1,p=1"),
      };
      for (const [user, payPasswordHash] of Object.entries(hashes).toReversed())
        await put(accounts, account(user, { payPasswordHash }));
      const page = await accounts.hashBeginnings(undefined);
      expect(page.map(({ key }) => key[1])).toEqual(["1", "2", "3"]);
      expect(page.map(({ beginning }) => beginning && pepperOfHash(beginning)?.id)).toEqual([
        "pepper-of-thirty-two-letters-00",
        undefined,
        undefined,
      ]);
      expect((await accounts.hashBeginnings(page[0]?.key)).map(({ key }) => key[1])).toEqual(["2", "3"]);
      expect(await accounts.hashBeginnings(page.at(-1)?.key)).toEqual([]);
    });

    it("is taken out with its sessions and nobody else's, once", async ({ database }) => {
      const { accounts, sessions, erasure } = database.stores;
      const [gone, kept] = [account("gone"), account("kept")];
      for (const one of [gone, kept]) {
        await put(accounts, one);
        const session = { kind: "session", hostKey: undefined, expiresAt: at(900) } as const;
        await sessions.put({ digest: one.key.userId, account: one.key, ...session });
      }
      const caused = { events: [staffWrite("account_deleted")] };
      expect(await accounts.remove(gone.key, () => caused)).toEqual(gone);
      await erasure.erase([]);
      expect([await accounts.find(gone.key), await accounts.find(kept.key)]).toEqual([undefined, kept]);
      expect([await sessions.find("gone"), (await sessions.find("kept"))?.digest]).toEqual([
        undefined,
        "kept",
      ]);
      expect(await kindsIn(database.stores)).toHaveLength(3);
      await expect(accounts.remove(gone.key, () => caused)).rejects.toMatchObject({
        failure: "entity_not_found",
      });
      expect(await kindsIn(database.stores)).toHaveLength(3);
    });

    it("is left as it was by a change that throws, and so is the audit", async ({ database }) => {
      const { accounts } = database.stores;
      const { key } = account("somebody");
      const change = accounts.change(key, () => {
        throw new Error("no");
      });
      await expect(change).rejects.toThrow("no");
      expect(await accounts.find(key)).toBeUndefined();
      expect(await kindsIn(database.stores)).toEqual([]);
    });
  });
}
