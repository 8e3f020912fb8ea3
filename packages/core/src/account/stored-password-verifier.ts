import type { Sensitive } from "@shiming/crypto";
import { FairQueue } from "../fair-queue.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { PasswordVerdict, PaymentPasswordVerifier } from "../ports/payment-password-verifier.ts";
import type { RandomBytes } from "../random.ts";
import type { AccountKey } from "./account.ts";
import { HASHES_AT_ONCE } from "./argon2-threads.ts";
import { admitAttempt, lockedUntil, NO_LOCKOUT, triesLeft } from "./lockout.ts";
import {
  hashPayPassword,
  isAffordableHash,
  isOutdatedHash,
  missingPepperOf,
  refuseWithout,
  verifyPayPassword,
} from "./payment-password.ts";
import type { Peppers } from "./pepper.ts";

export interface StoredPasswordDeps {
  readonly accounts: Pick<AccountStore, "find" | "changeLockout" | "forgetAttempts">;
  readonly peppers: Peppers;
  readonly random: RandomBytes;
  /** Told once, of the first stored hash that asks for more than a hash may, and therefore never matches. */
  readonly onDearHash?: () => void;
  /** Told of each attempt that could not be judged, with the name of the pepper. */
  readonly onMissingPepper?: (pepper: string) => void;
}

/** Attempts that wait for the database while another is hashed. */
const AT_ONCE = 2 * HASHES_AT_ONCE;
/** About three seconds of hashes of our own on one core; the sheet waits fifteen. */
const PLACES = 128;

/**
 * The default verifier: the platform's own password hashes, with the lockout of the platform. An attempt counts from its
 * turn on: one that finds no place to wait costs no try.
 */
export function createStoredPasswordVerifier(
  deps: StoredPasswordDeps,
  turns = new FairQueue({ atOnce: AT_ONCE, places: PLACES }),
): PaymentPasswordVerifier {
  let toldOfDearHash = false;
  const tellOfDearHash = () => {
    if (!toldOfDearHash) deps.onDearHash?.();
    toldOfDearHash = true;
  };
  return {
    async lockedUntil(account, at) {
      const stored = await deps.accounts.find(account);
      return stored && lockedUntil(stored.lockout, at);
    },

    async triesLeft(account, at) {
      const stored = await deps.accounts.find(account);
      return triesLeft(stored?.lockout ?? NO_LOCKOUT, at);
    },

    async verify(account, password, at) {
      const stored = await deps.accounts.find(account);
      const until = stored && lockedUntil(stored.lockout, at);
      if (until) return { verdict: "locked", until };
      const asker = { group: account.issuer, one: account.userId };
      return turns.run(asker, () =>
        judgeAttempt(account, password, { ...deps, onDearHash: tellOfDearHash }, at),
      );
    },

    waiting: () => turns.depth,
  };
}

async function judgeAttempt(
  account: AccountKey,
  password: Sensitive<string>,
  deps: StoredPasswordDeps,
  at: Date,
): Promise<PasswordVerdict> {
  const hash = (await deps.accounts.find(account))?.payPasswordHash;
  const missing = hash && missingPepperOf(hash, deps.peppers);
  if (missing) {
    deps.onMissingPepper?.(missing);
    // Before the attempt is counted: what cannot be judged costs no try.
    refuseWithout(missing);
  }
  const attempt = await deps.accounts.changeLockout(account, (lockout) => {
    const admission = admitAttempt(lockout, at);
    return { next: admission.admitted ? admission.next : lockout, result: admission };
  });
  if (!attempt.admitted) return { verdict: "locked", until: attempt.until };

  if (hash && !isAffordableHash(hash)) deps.onDearHash?.();
  if (hash && (await verifyPayPassword(password, hash, deps.peppers))) {
    const isRenewed = await accept(account, hash, password, deps);
    return { verdict: "right", ...(isRenewed && { isRenewed }) };
  }
  const until = lockedUntil(attempt.next, at);
  return until
    ? { verdict: "locked", until, isNew: true }
    : { verdict: "wrong", triesLeft: attempt.triesLeft };
}

/** A hash from elsewhere, or of an older pepper, is made anew as soon as its password is known. @returns whether it was */
async function accept(
  account: AccountKey,
  from: string,
  password: Sensitive<string>,
  { accounts, peppers, random }: StoredPasswordDeps,
): Promise<boolean> {
  const renewal = isOutdatedHash(from, peppers)
    ? { from, to: await hashPayPassword(password, peppers, random) }
    : undefined;
  return accounts.forgetAttempts(account, renewal);
}
