import { randomBytes } from "node:crypto";
import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import type { StoredAccount } from "../account/stored-account.ts";
import { refuse } from "../failure.ts";
import { FairQueue } from "../fair-queue.ts";
import type { AccountStore } from "../ports/account-store.ts";
import { NO_LOCKOUT } from "./lockout.ts";
import { hashPayPassword, importPayPasswordHash } from "./payment-password.ts";
import { onePepper, type Peppers } from "./pepper.ts";
import { createStoredPasswordVerifier } from "./stored-password-verifier.ts";

const KEY = { issuer: "https://host.example", userId: "1" };
const PEPPERS = onePepper(new Sensitive(Buffer.alloc(32, 7)));
const AUTUMN = { id: "autumn", secret: new Sensitive(Buffer.alloc(32, 8)) };
const RIGHT = new Sensitive("135790");
const WRONG = new Sensitive("000000");
/** Of 135790, by argon2-cffi 25.1.0: `hash_secret(b"135790", bytes(range(16)), 1, 64, 1, 32, Type.ID)`. */
const FOREIGN =
  "$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$V8Xwc/rgRPu8XhqsJ10+I/KrVpeunh/B0Fcn4G1JF88";
const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
const LOCK = 15 * 60_000;

/** The first pepper, and another that came after it. */
const ROTATED: Peppers = {
  current: () => AUTUMN,
  byId: (id) => (id === AUTUMN.id ? AUTUMN : PEPPERS.byId(id)),
};

async function verifierFor(
  payPasswordHash?: string,
  turns?: FairQueue,
  onDearHash = () => {},
  peppers: Peppers = PEPPERS,
) {
  const missed: string[] = [];
  let account: StoredAccount = {
    key: KEY,
    hasPaymentAccount: true,
    sealedIdentity: undefined,
    payPasswordHash: payPasswordHash ?? (await hashPayPassword(RIGHT, PEPPERS, randomBytes)),
    lockout: NO_LOCKOUT,
  };
  const find: AccountStore["find"] = async ({ userId }) => (userId === KEY.userId ? account : undefined);
  const changeLockout: AccountStore["changeLockout"] = async (key, change) => {
    if (!(await find(key))) refuse("entity_not_found");
    const { next, result } = change(account.lockout);
    account = { ...account, lockout: next };
    return result;
  };
  const forgetAttempts: AccountStore["forgetAttempts"] = async (_, renewal) => {
    const isRenewed = renewal !== undefined && renewal.from === account.payPasswordHash;
    account = { ...account, lockout: NO_LOCKOUT, ...(isRenewed && { payPasswordHash: renewal.to }) };
    return isRenewed;
  };
  const accounts = { find, changeLockout, forgetAttempts };
  const verifier = createStoredPasswordVerifier(
    {
      ...{ accounts, peppers, random: randomBytes, onDearHash },
      onMissingPepper: (pepper) => missed.push(pepper),
    },
    turns,
  );
  return {
    ...verifier,
    missed,
    lockout: () => account.lockout,
    hash: () => account.payPasswordHash ?? "",
  };
}

describe("the verifier of stored payment passwords", () => {
  it("tells how many tries are left, and locks with the fifth wrong one", async () => {
    const verifier = await verifierFor();
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({ verdict: "wrong", triesLeft });
    }
    expect(await verifier.lockedUntil(KEY, at(0))).toBeUndefined();
    expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({
      ...{ verdict: "locked", until: at(LOCK), isNew: true },
    });
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
    expect(await verifier.verify(KEY, WRONG, at(LOCK))).toEqual({
      ...{ verdict: "locked", until: at(3 * LOCK), isNew: true },
    });
  });

  it("looks at five of a hundred passwords at once", async () => {
    const verifier = await verifierFor();
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => verifier.verify(KEY, WRONG, at(0))));
    expect(verdicts.filter(({ verdict }) => verdict === "wrong")).toHaveLength(4);
    expect(verdicts.filter(({ verdict }) => verdict === "locked")).toHaveLength(96);
  });

  it("costs no try where there is no place to wait", async () => {
    const turns = new FairQueue({ atOnce: 1, places: 2 });
    const verifier = await verifierFor(undefined, turns);
    const [judged, waited, , refused] = await Promise.allSettled(
      [1, 2, 3, 4].map(() => verifier.verify(KEY, WRONG, at(0))),
    );
    expect([judged, waited].map((settled) => settled?.status)).toEqual(["fulfilled", "fulfilled"]);
    expect(refused).toMatchObject({ reason: { failure: "platform_busy" } });
    expect(verifier.lockout().attempts).toBe(3);
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

  it("makes an imported hash anew at the first right password, and not at a wrong one", async () => {
    const imported = importPayPasswordHash(new Sensitive(FOREIGN), PEPPERS.current());
    const verifier = await verifierFor(imported);
    expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({ verdict: "wrong", triesLeft: 4 });
    expect(verifier.hash()).toBe(imported);
    expect(await verifier.verify(KEY, RIGHT, at(0))).toEqual({ verdict: "right", isRenewed: true });
    expect(verifier.hash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const own = verifier.hash();
    expect(await verifier.verify(KEY, RIGHT, at(0))).toEqual({ verdict: "right" });
    expect(verifier.hash()).toBe(own);
  });
});

describe("after another pepper", () => {
  it("a right password is hashed anew with it, and a wrong one counts as ever", async () => {
    const old = await hashPayPassword(RIGHT, PEPPERS, randomBytes);
    const verifier = await verifierFor(old, undefined, undefined, ROTATED);
    expect(await verifier.verify(KEY, WRONG, at(0))).toEqual({ verdict: "wrong", triesLeft: 4 });
    expect(verifier.hash()).toBe(old);
    expect(await verifier.verify(KEY, RIGHT, at(0))).toEqual({ verdict: "right", isRenewed: true });
    expect(verifier.hash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=autumn\$/);
    expect(verifier.lockout()).toEqual(NO_LOCKOUT);
    expect(await verifier.verify(KEY, RIGHT, at(0))).toEqual({ verdict: "right" });
  });

  it("of a hundred right passwords at once each is right as far as there are tries, and the hash is made anew once", async () => {
    const verifier = await verifierFor(undefined, undefined, undefined, ROTATED);
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => verifier.verify(KEY, RIGHT, at(0))));
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(["right"]));
    expect(verdicts.filter((judged) => "isRenewed" in judged)).toHaveLength(1);
    expect(verifier.lockout()).toEqual(NO_LOCKOUT);
  });

  it("a password whose pepper is not here is neither right nor wrong: no try is lost, and the file is named", async () => {
    const elsewhere = await hashPayPassword(RIGHT, ROTATED, randomBytes);
    const verifier = await verifierFor(elsewhere);
    for (const password of [RIGHT, WRONG])
      await expect(verifier.verify(KEY, password, at(0))).rejects.toMatchObject({ failure: "platform_busy" });
    expect([verifier.lockout(), verifier.missed]).toEqual([NO_LOCKOUT, ["pepper-autumn", "pepper-autumn"]]);
  });
});

it("a stored hash that asks for more than a hash may never matches, and is told of once", async () => {
  let told = 0;
  const dear = FOREIGN.replace("$argon2id$", "$argon2id-hmac-sha512$").replace("m=64,", "m=65537,");
  const verifier = await verifierFor(dear, undefined, () => {
    told += 1;
  });
  for (const [attempt, left] of [4, 3].entries()) {
    expect(await verifier.verify(KEY, RIGHT, at(attempt))).toEqual({ verdict: "wrong", triesLeft: left });
  }
  expect(told).toBe(1);
});
