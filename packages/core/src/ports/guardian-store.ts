import type { AccountKey } from "../account/account.ts";

/** Who may act for whom. What is there is set with the account (`AccountStore.change`), and goes with either of the two accounts. */
export interface GuardianStore {
  /** User ids of the account's guardians, in the order of their bytes. */
  of(ward: AccountKey): Promise<readonly string[]>;

  /** User ids of those whose guardian the account is, in the order of their bytes. */
  wardsOf(guardian: AccountKey): Promise<readonly string[]>;
}
