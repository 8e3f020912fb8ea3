import { digestOf, type PlatformKey } from "@shiming/core";
import { describe, expect } from "vitest";
import { auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { account, at, pendingConsent, staffWrite } from "./samples.ts";

const key = (name: string, content = name): PlatformKey => ({ name, fingerprint: digestOf(content) });

function remembered(keys: readonly PlatformKey[]) {
  return { kind: "keys_remembered", at: at(0), actor: "operator", keys } as const;
}

export function describeKeyRegister(it: StoreTest): void {
  describe("the register of keys", () => {
    it("is empty at first", async ({ database }) => {
      expect(await database.stores.keyRegister.list()).toEqual([]);
    });

    it("holds the keys that were named last, by name, over a restart, with their event in the audit", async ({
      database,
    }) => {
      const first = [key("pepper"), key("kek-old")];
      await database.stores.keyRegister.replace(first, remembered(first));
      const second = [key("pepper", "another"), key("audit")];
      await database.stores.keyRegister.replace(second, remembered(second));
      await database.restart();
      expect(await database.stores.keyRegister.list()).toEqual([key("audit"), key("pepper", "another")]);
      const events = await auditOf(database.stores);
      expect(events.map(({ kind, keys }) => [kind, keys])).toEqual([
        ["keys_remembered", first],
        ["keys_remembered", second],
      ]);
    });

    it("finds by its beginning what is sealed of an account and of an open sheet, and nothing else", async ({
      database,
    }) => {
      const { accounts, consents, keyRegister } = database.stores;
      const has = (...bytes: number[]) => keyRegister.hasRecordBeginning(Uint8Array.from(bytes));
      expect(await has(1)).toBe(false);
      const sealed = account("somebody", { sealedIdentity: Buffer.from([1, 2, 65, 66, 9, 9]) });
      await accounts.change(sealed.key, () => ({ next: sealed, events: [staffWrite("account_set")] }));
      expect(await has(1, 2, 65, 66)).toBe(true);
      expect(await has(1, 2, 65, 67)).toBe(false);
      expect(await has(2, 65, 66)).toBe(false);
      const sheetSecret = { digest: digestOf("secret"), sealed: Buffer.from([1, 1, 90, 7]) };
      const use = {
        issuer: "https://host.example",
        jti: "jti",
        bodyDigest: digestOf(""),
        issuedAt: at(0),
        expiresAt: at(60),
      };
      await consents.open(pendingConsent("open", { sheetSecret }), use);
      expect(await has(1, 1, 90)).toBe(true);
    });
  });
}
