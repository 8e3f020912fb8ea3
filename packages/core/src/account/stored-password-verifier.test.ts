import { randomBytes } from "node:crypto";
import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { refuse } from "../failure.ts";
import type { AccountStore, StoredAccount } from "../ports/account-store.ts";
import { NO_LOCKOUT } from "./lockout.ts";
import { hashPayPassword } from "./payment-password.ts";
import { createStoredPasswordVerifier } from "./stored-password-verifier.ts";

const KEY = { issuer: "https://host.example", userId: "1" };
const PEPPER = new Sensitive(Buffer.alloc(32, 7));
const RIGHT = new Sensitive("135790");
const WRONG = new Sensitive("000000");
const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
const LOCK = 15 * 60_000;

async function verifierFor(payPasswordHash?: string) {
  let account: StoredAccount = {
    key: KEY,
    hasPaymentAccount: true,
    sealedIdentity: undefined,
    payPasswordHash: payPasswordHash ?? (await hashPayPassword(RIGHT, PEPPER, randomBytes)),
    lockout: NO_LOCKOUT,
  };
  const find: AccountStore["find"] = async ({ userId }) => (userId === KEY.userId ? account : undefined);
  const changeLockout: AccountStore["changeLockout"] = async (key, change) => {
    if (!(await find(key))) refuse("entity_not_found");
    const { next, result } = change(account.lockout);
    account = { ...account, lockout: next };
    return result;
  };
  return createStoredPasswordVerifier({ accounts: { find, changeLockout }, pepper: PEPPER });
}

describe("the verifier of stored payment passwords", () => {
  it("tells how many tries are left, and locks with the fifth wrong one", async () => {
    const verifier = await verifierFor();
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({ verdict: "wrong", triesLeft });
    }
    expect(await verifier.lockedUntil(KEY, at(0))).toBeUndefined();
    expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({ verdict: "locked", until: at(LOCK) });
    expect(await verifier.lockedUntil(KEY, at(1))).toEqual(at(LOCK));
  });

  it("does not look at the right password while the account is locked", async () => {
    const verifier = await verifierFor();
    for (let n = 0; n < 5; n++) await verifier.verify(KEY, WRONG, at(0));
    expect(await verifier.verify(KEY, RIGHT, at(LOCK - 1))).toEqual({ verdict: "locked", until: at(LOCK) });
    expect(await verifier.verify(KEY, RIGHT, at(LOCK))).toEqual({ verdict: "right" });
  });

  it("takes the right password at the last try, and gives all tries back", async () => {
    const verifier = await verifierFor();
    for (let n = 0; n < 4; n++) await verifier.verify(KEY, WRONG, at(0));
    expect(await verifier.verify(KEY, RIGHT, at(0))).toEqual({ verdict: "right" });
    expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({ verdict: "wrong", triesLeft: 4 });
  });

  it("locks again for twice as long with the first wrong try after a lock", async () => {
    const verifier = await verifierFor();
    for (let n = 0; n < 5; n++) await verifier.verify(KEY, WRONG, at(0));
    expect(await verifier.verify(KEY, WRONG, at(LOCK))).toEqual({ verdict: "locked", until: at(3 * LOCK) });
  });

  it("looks at five of a hundred passwords at once", async () => {
    const verifier = await verifierFor();
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => verifier.verify(KEY, WRONG, at(0))));
    expect(verdicts.filter(({ verdict }) => verdict === "wrong")).toHaveLength(4);
    expect(verdicts.filter(({ verdict }) => verdict === "locked")).toHaveLength(96);
  });

  it("finds every password wrong where none was set", async () => {
    const verifier = await verifierFor("");
    expect(await verifier.verify(KEY, RIGHT, at(0))).toEqual({ verdict: "wrong", triesLeft: 4 });
  });

  it("knows no lock of an unknown account, and judges no password of one", async () => {
    const verifier = await verifierFor();
    const unknown = { ...KEY, userId: "unknown" };
    expect(await verifier.lockedUntil(unknown, at(0))).toBeUndefined();
    await expect(verifier.verify(unknown, RIGHT, at(0))).rejects.toMatchObject({
      failure: "entity_not_found",
    });
  });
});
