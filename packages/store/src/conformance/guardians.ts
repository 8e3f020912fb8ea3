import type { Consent, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { account, ask, at, pendingConsent, staffWrite } from "./samples.ts";

const keyOf = (userId: string) => account(userId).key;
const child = keyOf("child");
const sibling = keyOf("sibling");
const mother = keyOf("mother");
const father = keyOf("爸爸");

async function put({ accounts }: Stores, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds) {
    const next = account(userId);
    await accounts.change(next.key, () => ({ next, events: [staffWrite("account_set")] }));
  }
}

function guard({ accounts }: Stores, ward: string, guardians: readonly string[]): Promise<void> {
  return accounts.change(account(ward).key, (now = account(ward)) => ({
    next: now,
    guardians,
    events: [staffWrite("account_set")],
  }));
}

export function describeGuardians(it: StoreTest): void {
  describe("guardians of an account", () => {
    it("are found from both sides, in the order of their ids, over a restart", async ({ database }) => {
      await put(database.stores, ["mother", "爸爸"]);
      for (const ward of ["child", "sibling"]) await guard(database.stores, ward, ["爸爸", "mother"]);
      await database.restart();
      const { guardians } = database.stores;
      expect(await guardians.of(child)).toEqual(["mother", "爸爸"]);
      expect(await guardians.wardsOf(mother)).toEqual(["child", "sibling"]);
      expect([await guardians.of(mother), await guardians.wardsOf(child)]).toEqual([[], []]);
      const elsewhere = { ...child, issuer: "https://another-host.example" };
      expect(await guardians.of(elsewhere)).toEqual([]);
    });

    it("are told to a change of the account, replaced by it, and stay where it says nothing", async ({
      database,
    }) => {
      const { stores } = database;
      await put(stores, ["mother", "爸爸"]);
      await guard(stores, "child", ["mother"]);
      const seen: unknown[] = [];
      await stores.accounts.change(child, (now = account("child"), before) => {
        seen.push(before);
        return { next: now, events: [staffWrite("account_set")] };
      });
      expect(await stores.guardians.of(child)).toEqual(["mother"]);
      await guard(stores, "child", ["爸爸"]);
      expect([seen, await stores.guardians.of(child)]).toEqual([[["mother"]], ["爸爸"]]);
      await guard(stores, "child", []);
      expect(await stores.guardians.of(child)).toEqual([]);
    });

    it("are nobody who has no account", async ({ database }) => {
      await put(database.stores, ["mother"]);
      await guard(database.stores, "child", ["mother", "nobody"]);
      expect(await database.stores.guardians.of(child)).toEqual(["mother"]);
    });

    it("come with an import, whatever the order of its lines", async ({ database }) => {
      const { accountImports, guardians } = database.stores;
      const lines = ["child", "mother"].map((userId) => ({
        key: account(userId).key,
        change: () => account(userId),
      }));
      const next = { lastLine: 1, added: 1, changed: 0, bad: 0, isFinished: true, checkpoint: "" };
      const unit = { source: undefined, finish: () => ({ next, events: [staffWrite("accounts_imported")] }) };
      await accountImports.commit({ ...unit, accounts: lines });
      const [first] = lines;
      await accountImports.commit({ ...unit, accounts: first ? [{ ...first, guardians: ["mother"] }] : [] });
      expect(await guardians.of(child)).toEqual(["mother"]);
      await accountImports.commit({ ...unit, accounts: lines });
      expect(await guardians.of(child)).toEqual(["mother"]);
    });

    it("go with either account", async ({ database }) => {
      const { stores } = database;
      await put(stores, ["mother", "爸爸"]);
      for (const ward of ["child", "sibling"]) await guard(stores, ward, ["mother", "爸爸"]);
      const caused = { events: [staffWrite("account_deleted")] };
      await stores.accounts.remove(mother, () => caused);
      expect([await stores.guardians.of(child), await stores.guardians.of(sibling)]).toEqual([
        ["爸爸"],
        ["爸爸"],
      ]);
      await stores.accounts.remove(child, () => caused);
      await put(stores, ["mother", "child"]);
      expect(await stores.guardians.wardsOf(father)).toEqual(["sibling"]);
      expect([await stores.guardians.of(child), await stores.guardians.wardsOf(mother)]).toEqual([[], []]);
    });

    it("are as before where a change is refused", async ({ database }) => {
      const { stores } = database;
      await put(stores, ["mother"]);
      await guard(stores, "child", ["mother"]);
      const before = await kindsIn(stores);
      const refused = stores.accounts.change(child, () => {
        throw new Error("no");
      });
      await expect(refused).rejects.toThrow("no");
      expect([await stores.guardians.of(child), await kindsIn(stores)]).toEqual([["mother"], before]);
    });

    it("stand in what they consented to, and in the session that they opened", async ({ database }) => {
      const acting = { account: child, guardian: mother };
      const asked: Consent = pendingConsent("one", acting);
      await ask(database.stores, pendingConsent("one", acting));
      const session = {
        digest: "d",
        ...acting,
        hostKey: undefined,
        kind: "session",
        expiresAt: at(9),
      } as const;
      await database.stores.sessions.put(session);
      await database.restart();
      const { consents, sessions } = database.stores;
      expect([await consents.find("one"), await sessions.find("d")]).toEqual([asked, session]);
      expect(await consents.countsOf(mother)).toEqual({});
    });
  });
}
