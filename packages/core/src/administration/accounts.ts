import type { Sensitive } from "@shiming/crypto";
import { type AccountKey, accountContext, type VerifiedIdentity } from "../account/account.ts";
import { faultOfIdentity, type IdentityFault } from "../account/identity-fault.ts";
import { type Lockout, NO_LOCKOUT } from "../account/lockout.ts";
import { hashPayPassword, isPayPassword } from "../account/payment-password.ts";
import { sealIdentity } from "../account/sealed-identity.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { AccountStore, StoredAccount } from "../ports/account-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { RandomBytes } from "../random.ts";
import { type Actor, staffEvent } from "./staff.ts";

/** What to set; what is absent stays as it is. */
export interface AccountChange {
  readonly hasPaymentAccount?: boolean;
  /** `null` takes the verified identity away. */
  readonly identity?: VerifiedIdentity | null;
  readonly payPassword?: Sensitive<string>;
  /** Locks until then; `null` unlocks and forgets the attempts. */
  readonly lockedUntil?: Date | null;
}

export interface AccountDeps {
  readonly accounts: Pick<AccountStore, "change">;
  readonly keys: KeyEncryptionKeys;
  readonly pepper: Sensitive<Buffer>;
  readonly random: RandomBytes;
}

const HINTS: Record<IdentityFault, string> = {
  real_name_invalid: "the name is not well formed, or has a question mark for a lost character",
  credential_id_invalid:
    "the ID number is not one by GB 11643-1999 (18 digits, date, checksum), or not readable",
};

/** Adds or changes an account. @throws `value_invalid`, naming the field and never its value */
export async function setAccount(
  key: AccountKey,
  change: AccountChange,
  actor: Actor,
  deps: AccountDeps,
  at: Date,
): Promise<void> {
  const changed: Partial<StoredAccount> = {
    ...(change.hasPaymentAccount !== undefined && { hasPaymentAccount: change.hasPaymentAccount }),
    ...(change.identity !== undefined && { sealedIdentity: await sealed(key, change.identity, deps) }),
    ...(change.payPassword !== undefined && { payPasswordHash: await hashed(change.payPassword, deps) }),
    ...(change.lockedUntil !== undefined && { lockout: lockoutOf(change.lockedUntil) }),
  };
  const subject = `account ${digestOf(accountContext(key))}`;
  const event = staffEvent(actor, "account_set", subject, at);
  await deps.accounts.change(key, (now = newAccount(key)) => ({ next: { ...now, ...changed }, event }));
}

/** An account of which nothing is known yet. */
export function newAccount(key: AccountKey): StoredAccount {
  return {
    key,
    hasPaymentAccount: false,
    sealedIdentity: undefined,
    payPasswordHash: undefined,
    lockout: NO_LOCKOUT,
  };
}

async function sealed(
  key: AccountKey,
  identity: VerifiedIdentity | null,
  deps: AccountDeps,
): Promise<Uint8Array | undefined> {
  if (identity === null) return undefined;
  const fault = faultOfIdentity(identity);
  if (fault) refuse("value_invalid", { hint: HINTS[fault] });
  return sealIdentity(identity, key, deps.keys);
}

async function hashed(payPassword: Sensitive<string>, deps: AccountDeps): Promise<string> {
  if (!isPayPassword(payPassword.reveal())) {
    refuse("value_invalid", { hint: "a payment password is six digits" });
  }
  return hashPayPassword(payPassword, deps.pepper, deps.random);
}

function lockoutOf(lockedUntil: Date | null): Lockout {
  if (lockedUntil && Number.isNaN(lockedUntil.getTime())) {
    refuse("value_invalid", { hint: "the end of the lock is not a time" });
  }
  return lockedUntil === null ? NO_LOCKOUT : { attempts: 0, locks: 1, lockedUntil };
}
