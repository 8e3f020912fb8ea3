import type { AccountStore } from "../ports/account-store.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { openIdentity } from "./sealed-identity.ts";

/** The default identity source: the platform's own accounts, whose identities are sealed. */
export function createStoredIdentitySource(deps: {
  readonly accounts: Pick<AccountStore, "find">;
  readonly keys: KeyEncryptionKeys;
}): IdentitySource {
  return {
    async find(account) {
      const stored = await deps.accounts.find(account);
      if (!stored) return undefined;
      return {
        hasPaymentAccount: stored.hasPaymentAccount,
        identity: stored.sealedIdentity && (await openIdentity(stored.sealedIdentity, account, deps.keys)),
      };
    },
  };
}
