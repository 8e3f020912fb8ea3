/** What staff may see of accounts: facts, and never who somebody is. */
import type { AccountKey, IdentityDocument } from "../account/account.ts";
import { lockedUntil } from "../account/lockout.ts";
import { openIdentity } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import { refuse } from "../failure.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { ConsentCounts, ConsentStore } from "../ports/consent-store.ts";
import type { GuardianStore } from "../ports/guardian-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { noAccount } from "./accounts.ts";

export interface AccountFactsForStaff {
  readonly key: AccountKey;
  readonly hasPaymentAccount: boolean;
  readonly hasIdentity: boolean;
  readonly hasPayPassword: boolean;
  /** Wrong attempts since the last right password or the last lock. */
  readonly attempts: number;
  /** Locks since the last right password. */
  readonly locks: number;
  readonly lockedUntil: Date | undefined;
}

export interface AccountView extends AccountFactsForStaff {
  /** User ids: who may act for this account while its person is a child, and whom its person may act for. */
  readonly guardians: readonly string[];
  readonly wards: readonly string[];
  /** Which document the identity is verified by; its name and number stay sealed in memory and are forgotten. */
  readonly document: IdentityDocument | undefined;
  readonly consents: ConsentCounts;
}

/** @throws `entity_not_found` */
export async function viewAccount(
  key: AccountKey,
  deps: {
    readonly accounts: Pick<AccountStore, "find">;
    readonly consents: Pick<ConsentStore, "countsOf">;
    readonly guardians: GuardianStore;
    readonly keys: KeyEncryptionKeys;
  },
  at: Date,
): Promise<AccountView> {
  const stored = (await deps.accounts.find(key)) ?? refuse("entity_not_found", { hint: noAccount(key) });
  const { sealedIdentity } = stored;
  const identity = sealedIdentity && (await openIdentity(sealedIdentity, key, deps.keys));
  return {
    ...factsOf(stored, at),
    document: identity?.document,
    guardians: await deps.guardians.of(key),
    wards: await deps.guardians.wardsOf(key),
    consents: await deps.consents.countsOf(key),
  };
}

/** A page of a host's accounts in the order of their user ids, from behind one of them. */
export async function listAccounts(
  issuer: string,
  page: { readonly after?: string | undefined; readonly limit: number },
  deps: { readonly accounts: Pick<AccountStore, "listOf"> },
  at: Date,
): Promise<{ readonly accounts: readonly AccountFactsForStaff[]; readonly next: string | undefined }> {
  const found = await deps.accounts.listOf(issuer, { ...page, limit: page.limit + 1 });
  const accounts = found.slice(0, page.limit).map((stored) => factsOf(stored, at));
  return { accounts, next: found.length > page.limit ? accounts.at(-1)?.key.userId : undefined };
}

function factsOf(stored: StoredAccount, at: Date): AccountFactsForStaff {
  return {
    key: stored.key,
    hasPaymentAccount: stored.hasPaymentAccount,
    hasIdentity: stored.sealedIdentity !== undefined,
    hasPayPassword: stored.payPasswordHash !== undefined,
    attempts: stored.lockout.attempts,
    locks: stored.lockout.locks,
    lockedUntil: lockedUntil(stored.lockout, at),
  };
}
