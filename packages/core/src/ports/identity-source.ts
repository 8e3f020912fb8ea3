import type { AccountFacts, AccountKey } from "../account/account.ts";

/** Who an account is: an operator's own systems, or the platform's sealed copy. */
export interface IdentitySource {
  /** What is true of the account now, never a remembered answer; `undefined` when nobody knows it. */
  find(account: AccountKey): Promise<AccountFacts | undefined>;
}
