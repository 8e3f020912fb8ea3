import type { AccountKey } from "./account.ts";
import type { Lockout } from "./lockout.ts";

/** An account as it is remembered: nothing in it says who the person is. */
export interface StoredAccount {
  readonly key: AccountKey;
  readonly hasPaymentAccount: boolean;
  readonly sealedIdentity: Uint8Array | undefined;
  /** PHC string of argon2id with the pepper: over the peppered payment password, or from elsewhere and under an HMAC. */
  readonly payPasswordHash: string | undefined;
  readonly lockout: Lockout;
}
