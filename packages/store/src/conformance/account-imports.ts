import type { ImportProgress, ImportSource, ImportUnit, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { auditOf, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { account, at, PERSON } from "./samples.ts";

const SOURCE: ImportSource = {
  issuer: PERSON.issuer,
  fileDigest: "f".repeat(64),
  reading: "csv, gb18030",
  name: "accounts.csv",
};

function progress(lastLine: number, over: Partial<ImportProgress> = {}): ImportProgress {
  return { lastLine, added: 2, changed: 1, bad: 3, isFinished: false, checkpoint: '{"offset":7}', ...over };
}

function event(added: number) {
  const lines = { firstLine: 1, lastLine: 6, added, changed: 1, bad: 3 };
  const who = { at: at(0), actor: "operator", issuer: PERSON.issuer, fileDigest: SOURCE.fileDigest };
  return { kind: "accounts_imported", ...who, ...lines } as const;
}

/** Puts accounts of these user ids, and remembers the progress. */
function unit(userIds: readonly string[], next: ImportProgress, source?: ImportSource): ImportUnit {
  return {
    source,
    accounts: userIds.map((userId) => ({ key: account(userId).key, change: () => account(userId) })),
    finish: (_now, added) => ({ next, events: [event(added)] }),
  };
}

async function found(stores: Stores, userIds: readonly string[]): Promise<boolean[]> {
  const accounts = await Promise.all(userIds.map((userId) => stores.accounts.find(account(userId).key)));
  return accounts.map((one) => one !== undefined);
}

export function describeAccountImports(it: StoreTest): void {
  describe("an import of accounts", () => {
    it("is remembered with its accounts and its audit entry, over a restart", async ({ database }) => {
      const next = progress(6, { isFinished: true });
      expect(await database.stores.accountImports.commit(unit(["a", "b"], next, SOURCE))).toBe(2);
      await database.restart();
      const { stores } = database;
      expect(await stores.accountImports.find(SOURCE)).toEqual(next);
      expect(await stores.accounts.find(account("b").key)).toEqual(account("b"));
      expect(await auditOf(stores)).toMatchObject([{ ...event(2), at: at(0).toISOString() }]);
    });

    it("keeps every byte of what it brings", async ({ database }) => {
      const { stores } = database;
      const userId = "a\tb\nc\rd\\e\\N.\u{1f600}";
      const sealedIdentity = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const odd = account(userId, { sealedIdentity, payPasswordHash: "\\." });
      const add = { key: odd.key, change: () => odd };
      await stores.accountImports.commit({ ...unit([], progress(1)), accounts: [add] });
      expect(await stores.accounts.find(odd.key)).toEqual(odd);
    });

    it("sees how far it was, and which accounts were there", async ({ database }) => {
      const { accountImports } = database.stores;
      await accountImports.commit(unit(["a"], progress(6), SOURCE));
      const seen: unknown[] = [];
      await accountImports.commit({
        ...unit(["a", "b", "b"], progress(9), SOURCE),
        finish: (now, added) => {
          seen.push(now, added);
          return { next: progress(9), events: [event(added)] };
        },
      });
      expect(seen).toEqual([progress(6), 1]);
    });

    it("changes an account twice in a row from what it became", async ({ database }) => {
      const { stores } = database;
      const { key } = account("a");
      const add = (text: string) => ({
        key,
        change: (now = account("a", { payPasswordHash: "" })) => ({
          ...now,
          payPasswordHash: `${now.payPasswordHash}${text}`,
        }),
      });
      await stores.accountImports.commit({ ...unit([], progress(2)), accounts: [add("1"), add("2")] });
      expect((await stores.accounts.find(key))?.payPasswordHash).toBe("12");
    });

    it("leaves everything as it was when its end is refused", async ({ database }) => {
      const { stores } = database;
      const refused = stores.accountImports.commit({
        ...unit(["a", "b"], progress(6), SOURCE),
        finish: () => {
          throw new Error("no");
        },
      });
      await expect(refused).rejects.toThrow("no");
      expect(await found(stores, ["a", "b"])).toEqual([false, false]);
      expect(await stores.accountImports.find(SOURCE)).toBeUndefined();
      expect(await kindsIn(stores)).toEqual([]);
    });

    it("is another for another host, file or reading", async ({ database }) => {
      const { accountImports } = database.stores;
      await accountImports.commit(unit([], progress(6), SOURCE));
      const others = [{ issuer: "other" }, { fileDigest: "0".repeat(64) }, { reading: "csv, utf-8" }];
      for (const other of others) expect(await accountImports.find({ ...SOURCE, ...other })).toBeUndefined();
      expect(await accountImports.find({ ...SOURCE, name: "moved.csv" })).toEqual(progress(6));
    });

    it("is found by its name when the file was changed before it was finished", async ({ database }) => {
      const { accountImports } = database.stores;
      const changed = { ...SOURCE, fileDigest: "0".repeat(64) };
      await accountImports.commit(unit([], progress(6), SOURCE));
      expect(await accountImports.findUnfinished(changed)).toEqual(progress(6));
      expect(await accountImports.findUnfinished(SOURCE)).toBeUndefined();
      expect(await accountImports.findUnfinished({ ...changed, name: "other.csv" })).toBeUndefined();
      await accountImports.commit(unit([], progress(9, { isFinished: true }), SOURCE));
      expect(await accountImports.findUnfinished(changed)).toBeUndefined();
    });

    it("is not remembered where it cannot be read again", async ({ database }) => {
      const { stores } = database;
      const seen: unknown[] = [];
      for (let n = 0; n < 2; n++) {
        await stores.accountImports.commit({
          ...unit(["a"], progress(6)),
          finish: (now, added) => {
            seen.push(now);
            return { next: progress(6), events: [event(added)] };
          },
        });
      }
      expect(seen).toEqual([undefined, undefined]);
      expect(await found(stores, ["a"])).toEqual([true]);
    });
  });
}
