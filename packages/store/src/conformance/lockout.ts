import { type AccountStore, admitAttempt, NO_LOCKOUT } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { account, at, staffWrite } from "./samples.ts";

const SOMEBODY = account("somebody");

async function open(accounts: AccountStore): Promise<void> {
  await accounts.change(SOMEBODY.key, () => ({ next: SOMEBODY, events: [staffWrite("account_set")] }));
}

/** One attempt on the payment password. @returns whether its password would be looked at */
function attempt(accounts: AccountStore, seconds: number): Promise<boolean> {
  return accounts.changeLockout(SOMEBODY.key, (now) => {
    const admission = admitAttempt(now, at(seconds));
    return { next: admission.admitted ? admission.next : now, result: admission.admitted };
  });
}

export function describeLockout(it: StoreTest): void {
  describe("the lock of a payment password", () => {
    it("lets five of a hundred attempts at once through", async ({ database }) => {
      const { accounts } = database.stores;
      await open(accounts);
      const admitted = await atOnce(100, () => attempt(accounts, 0));
      expect(admitted.filter((isAdmitted) => isAdmitted)).toHaveLength(5);
      expect((await accounts.find(SOMEBODY.key))?.lockout).toEqual({
        attempts: 0,
        locks: 1,
        lockedUntil: at(900),
      });
    });

    it("lets one of a hundred through after a lock", async ({ database }) => {
      const { accounts } = database.stores;
      await open(accounts);
      await atOnce(5, () => attempt(accounts, 0));
      const admitted = await atOnce(100, () => attempt(accounts, 900));
      expect(admitted.filter((isAdmitted) => isAdmitted)).toHaveLength(1);
      expect((await accounts.find(SOMEBODY.key))?.lockout.lockedUntil).toEqual(at(900 + 1800));
    });

    it("is not lost in a restart", async ({ database }) => {
      await open(database.stores.accounts);
      await atOnce(3, () => attempt(database.stores.accounts, 0));
      await database.restart();
      const admitted = await atOnce(10, () => attempt(database.stores.accounts, 1));
      expect(admitted.filter((isAdmitted) => isAdmitted)).toHaveLength(2);
    });

    it("is not undone by a change of the account at the same time", async ({ database }) => {
      const { accounts } = database.stores;
      await open(accounts);
      const set = () =>
        accounts.change(SOMEBODY.key, (now = SOMEBODY) => ({
          next: { ...now, hasPaymentAccount: false },
          events: [staffWrite("account_set")],
        }));
      await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? set() : attempt(accounts, 0))));
      expect((await accounts.find(SOMEBODY.key))?.lockout.lockedUntil).toEqual(at(900));
    });

    it("is forgotten after the right password", async ({ database }) => {
      const { accounts } = database.stores;
      await open(accounts);
      await atOnce(4, () => attempt(accounts, 0));
      await accounts.forgetAttempts(SOMEBODY.key);
      expect((await accounts.find(SOMEBODY.key))?.lockout).toEqual(NO_LOCKOUT);
    });

    it("that was set while the clock was ahead begins anew when the clock is right, and one by staff keeps its end", async ({
      database,
    }) => {
      const { accounts, housekeeping } = database.stores;
      const HOUR = 3600;
      const endOf = async () => (await accounts.find(SOMEBODY.key))?.lockout.lockedUntil;
      await open(accounts);
      await atOnce(5, () => attempt(accounts, HOUR));
      await housekeeping.endIssuedAhead(at(HOUR - 20));
      expect(await endOf()).toEqual(at(HOUR + 900));
      await housekeeping.endIssuedAhead(at(0));
      expect(await endOf()).toEqual(at(900));
      for (let locks = 2; locks <= 12; locks++) {
        const end = ((await endOf())?.getTime() ?? 0) / 1000 - at(0).getTime() / 1000;
        await attempt(accounts, end);
        const set = await endOf();
        await housekeeping.endIssuedAhead(at(end - HOUR));
        expect(await endOf()).toEqual(new Date((set?.getTime() ?? 0) - HOUR * 1000));
      }
      const byStaff = { attempts: 0, locks: 0, lockedUntil: at(1000 * HOUR) };
      await accounts.changeLockout(SOMEBODY.key, () => ({ next: byStaff, result: undefined }));
      await housekeeping.endIssuedAhead(at(0));
      expect(await endOf()).toEqual(at(1000 * HOUR));
    });

    it("is left as it was by a change that throws", async ({ database }) => {
      const { accounts } = database.stores;
      await open(accounts);
      await attempt(accounts, 0);
      const change = accounts.changeLockout(SOMEBODY.key, () => {
        throw new Error("no");
      });
      await expect(change).rejects.toThrow("no");
      expect((await accounts.find(SOMEBODY.key))?.lockout.attempts).toBe(1);
    });

    it("is there for known accounts only", async ({ database }) => {
      await expect(attempt(database.stores.accounts, 0)).rejects.toMatchObject({
        failure: "entity_not_found",
      });
    });
  });
}
