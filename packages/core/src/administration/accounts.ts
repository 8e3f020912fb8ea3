import type { Sensitive, Text } from "@shiming/crypto";
import type { AccountKey, VerifiedIdentity } from "../account/account.ts";
import { explainIdentityFault, faultOfIdentity, spellIdentity } from "../account/identity-fault.ts";
import { type Lockout, NO_LOCKOUT } from "../account/lockout.ts";
import { hashPayPassword, isGuessable, isPayPassword } from "../account/payment-password.ts";
import type { Peppers } from "../account/pepper.ts";
import { openIdentity, sealUnlessSame } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { MOST_GUARDIANS } from "../guardian/guardian.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { RandomBytes } from "../random.ts";
import { GUARDIAN_FAULTS, guardianEvents, requireGuardians } from "./guardians.ts";
import { requireUserId } from "./identifier.ts";
import { accountSubject, staffEvent } from "./staff-event.ts";

/** What to set; what is absent stays as it is. */
export interface AccountChange {
  readonly hasPaymentAccount?: boolean;
  /** `null` takes the verified identity away. */
  readonly identity?: VerifiedIdentity | null;
  readonly payPassword?: Sensitive<string>;
  /** Locks until then; `null` unlocks and forgets the attempts. */
  readonly lockedUntil?: Date | null;
  /** User ids of people who may act for this one while a child. */
  readonly addGuardians?: readonly string[];
  readonly removeGuardians?: readonly string[];
}

export interface AccountDeps {
  readonly accounts: Pick<AccountStore, "change" | "find">;
  readonly keys: KeyEncryptionKeys;
  readonly peppers: Peppers;
  readonly random: RandomBytes;
}

/** Whether the account is to be made, or is there: never the one where the other was meant. */
export type AccountPresence = "new" | "existing";

/**
 * Makes an account, or changes one.
 * @throws `value_invalid`, naming the field and never its value, and for somebody who cannot be a guardian; `entity_exists`;
 * `entity_not_found`
 */
export async function setAccount(
  key: AccountKey,
  presence: AccountPresence,
  change: AccountChange,
  actor: Permitted<"accounts.set">,
  deps: AccountDeps,
  at: Date,
): Promise<void> {
  requireUserId(key.userId);
  const { addGuardians: added = [], removeGuardians: removed = [] } = change;
  if (added.length > 0) await requireGuardians(key, await identityIn(change, key, deps), added, deps, at);
  const changed: Partial<StoredAccount> = {
    ...(change.hasPaymentAccount !== undefined && { hasPaymentAccount: change.hasPaymentAccount }),
    ...(change.payPassword !== undefined && { payPasswordHash: await hashed(change.payPassword, deps) }),
    ...(change.lockedUntil !== undefined && { lockout: lockoutOf(change.lockedUntil) }),
  };
  const event = staffEvent(actor, "account_set", accountSubject(key), at);
  const sealed = change.identity && (await sealedFor(key, change.identity, deps));
  await deps.accounts.change(key, (now, before) => {
    if (presence === "new" && now) refuse("entity_exists", { hint: accountExists(key) });
    if (presence === "existing" && !now) refuse("entity_not_found", { hint: withCreate(noAccount(key)) });
    const next = {
      ...(now ?? newAccount(key)),
      ...changed,
      ...(sealed !== undefined && { sealedIdentity: sealed?.(now?.sealedIdentity) }),
    };
    const guardians = [...new Set([...before.filter((userId) => !removed.includes(userId)), ...added])];
    if (guardians.length > MOST_GUARDIANS)
      refuse("value_invalid", { hint: GUARDIAN_FAULTS.guardians_too_many });
    const events = [event, ...guardianEvents(key, before, guardians, actor, at)];
    return { next, events, ...(events.length > 1 && { guardians }) };
  });
}

/** The identity that the account will have then. */
async function identityIn(
  { identity }: AccountChange,
  key: AccountKey,
  { accounts, keys }: AccountDeps,
): Promise<VerifiedIdentity | undefined> {
  if (identity !== undefined) return identity ?? undefined;
  const sealed = (await accounts.find(key))?.sealedIdentity;
  return sealed && openIdentity(sealed, key, keys);
}

/** Staff typed the user id, and may have mistyped it. */
export function noAccount({ issuer, userId }: AccountKey): Text {
  return { en: `host ${issuer} has no account ${userId}`, zh: `宿主 ${issuer} 没有账户 ${userId}` };
}

function withCreate({ en, zh }: Text): Text {
  return { en: `${en}; --create makes one`, zh: `${zh}；新建请加 --create` };
}

function accountExists({ issuer, userId }: AccountKey): Text {
  return { en: `host ${issuer} has an account ${userId} already`, zh: `宿主 ${issuer} 已有账户 ${userId}` };
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

async function sealedFor(key: AccountKey, identity: VerifiedIdentity, deps: AccountDeps) {
  const spelt = spellIdentity(identity);
  const fault = faultOfIdentity(spelt);
  if (fault) refuse("value_invalid", { hint: explainIdentityFault(fault, spelt.realName.reveal()) });
  const before = await deps.accounts.find(key);
  return sealUnlessSame(spelt, before?.sealedIdentity, key, deps.keys);
}

async function hashed(payPassword: Sensitive<string>, deps: AccountDeps): Promise<string> {
  const digits = payPassword.reveal();
  if (!isPayPassword(digits)) {
    const hint = { en: "a payment password is six digits", zh: "支付密码为六位数字" };
    refuse("value_invalid", { hint });
  }
  if (isGuessable(digits)) {
    const hint = {
      en: "six equal or consecutive digits are no payment password",
      zh: "六位相同或连续的数字不能作为支付密码",
    };
    refuse("value_invalid", { hint });
  }
  return hashPayPassword(payPassword, deps.peppers, deps.random);
}

function lockoutOf(lockedUntil: Date | null): Lockout {
  if (lockedUntil && Number.isNaN(lockedUntil.getTime())) {
    refuse("value_invalid", {
      hint: { en: "the end of the lock is not a time", zh: "锁定截止时间不是有效时间" },
    });
  }
  return lockedUntil === null ? NO_LOCKOUT : { ...NO_LOCKOUT, lockedUntil };
}
