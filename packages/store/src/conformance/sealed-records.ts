import { digestOf, type SealedRecords } from "@shiming/core";
import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import { account, assertionUse, pendingConsent, staffWrite } from "./samples.ts";

const bytes = (...all: number[]) => Buffer.from(all);
const KEY = ["https://host.example", "somebody"];

/** What is sealed of a place, row by row. */
async function rowsOf(records: SealedRecords, place: string) {
  const rows = [];
  for (let page = await records.beginnings(place, undefined); page.length > 0; ) {
    rows.push(...page);
    page = await records.beginnings(place, page.at(-1)?.key);
  }
  return rows.map(({ key, beginning }) => [...key, beginning && [...beginning]]);
}

export function describeSealedRecords(it: StoreTest): void {
  describe("the sealed records", () => {
    it("are found row by row, in order, with what each begins with and what it is sealed for", async ({
      database,
    }) => {
      const { accounts, consents, sealedRecords } = database.stores;
      for (const [user, sealedIdentity] of [
        ["b", bytes(1, 2, 65, 66, 9)],
        ["c", undefined],
        ["a", bytes(1, 1, 67)],
      ] as const) {
        const one = account(user, { sealedIdentity });
        await accounts.change(one.key, () => ({ next: one, events: [staffWrite("account_set")] }));
      }
      const { issuer } = account("a").key;
      expect(await rowsOf(sealedRecords, "accounts.identity")).toEqual([
        [issuer, "a", [1, 1, 67]],
        [issuer, "b", [1, 2, 65, 66, 9]],
        [issuer, "c", undefined],
      ]);
      const found = await sealedRecords.find("accounts.identity", [issuer, "b"]);
      expect(found).toEqual({
        context: `accounts.identity:${JSON.stringify([issuer, "b"])}`,
        sealed: bytes(1, 2, 65, 66, 9),
      });
      expect(await sealedRecords.find("accounts.identity", [issuer, "c"])).toBeUndefined();
      const sheetSecret = { digest: digestOf("secret"), sealed: bytes(1, 1, 90, 7) };
      await consents.open(pendingConsent("open", { sheetSecret }), assertionUse("jti"));
      expect(await sealedRecords.find("consents.sheet_secret", ["open"])).toEqual({
        context: "consents.sheet_secret:open",
        sealed: sheetSecret.sealed,
      });
    });

    it("are replaced only where they are still what was read", async ({ database }) => {
      const { accounts, sealedRecords } = database.stores;
      const one = account("somebody", { sealedIdentity: bytes(1, 1, 65) });
      await accounts.change(one.key, () => ({ next: one, events: [staffWrite("account_set")] }));
      const key = [one.key.issuer, one.key.userId];
      const replace = (from: Buffer, to: Buffer) =>
        sealedRecords.replace("accounts.identity", key, { from, to });
      expect(await replace(bytes(1, 1, 66), bytes(1, 1, 67))).toBe(false);
      expect(await replace(bytes(1, 1, 65), bytes(1, 1, 68))).toBe(true);
      expect((await accounts.find(one.key))?.sealedIdentity).toEqual(bytes(1, 1, 68));
      expect(
        await sealedRecords.replace("accounts.identity", KEY, {
          from: one.sealedIdentity as Buffer,
          to: bytes(),
        }),
      ).toBe(false);
    });

    it("can be asked for in every place", async ({ database }) => {
      const { sealedRecords } = database.stores;
      for (const place of await sealedRecords.places()) {
        const key = place === "accounts.identity" ? KEY : ["x"];
        expect(await sealedRecords.beginnings(place, undefined)).toEqual([]);
        expect(await sealedRecords.beginnings(place, key)).toEqual([]);
        expect(await sealedRecords.find(place, key)).toBeUndefined();
        expect(await sealedRecords.replace(place, key, { from: bytes(1), to: bytes(2) })).toBe(false);
      }
    });
  });
}
