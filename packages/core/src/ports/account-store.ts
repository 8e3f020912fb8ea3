import type { Text } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import type { Lockout } from "../account/lockout.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { Caused } from "../outbox/caused.ts";
import type { Change } from "./change.ts";
import type { PasswordHashes } from "./password-hashes.ts";

export type DecideOnAccount = (
  now: StoredAccount | undefined,
  guardians: readonly string[],
) => ReturnType<Change<StoredAccount | undefined, StoredAccount>> & {
  /** User ids, in the place of those that were there; these stay where it is absent. */
  readonly guardians?: readonly string[];
};

/**
 * Accounts. Whoever holds what they were given of a person, or were told of them, under a consent that was not withdrawn, is told by
 * whichever change replaces the identity or takes the account out, in the same commit ({@link holderNews}).
 */
export interface AccountStore {
  find(key: AccountKey): Promise<StoredAccount | undefined>;

  /** At most `limit` accounts of a host in the order of their user ids' bytes, from behind `after`. */
  listOf(
    issuer: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly StoredAccount[]>;

  /** The hashes of payment passwords, as {@link PasswordHashes} has them. */
  readonly hashBeginnings: PasswordHashes["beginnings"];

  /** Adds or changes the account and its guardians; `decide` is told, besides, who these are now, as `GuardianStore.of` tells. */
  change(key: AccountKey, decide: DecideOnAccount): Promise<void>;

  /**
   * Takes the account out, with its sessions, its guardians, its being one and what `decide` causes, in one commit.
   * @returns what it was @throws `entity_not_found` with the hint
   */
  remove(key: AccountKey, decide: (now: StoredAccount) => Caused, missing?: Text): Promise<StoredAccount>;

  /**
   * Lets `change` decide on the present lockout and remembers what it decided, durably, before answering. Of concurrent
   * changes each sees the one before. `change` is called inside a transaction: it must be synchronous and pure.
   * @throws `entity_not_found` for an unknown account.
   */
  changeLockout<T>(key: AccountKey, change: (now: Lockout) => { next: Lockout; result: T }): Promise<T>;

  /**
   * After a right password: forgets attempts and locks, and with a renewal puts another hash of the same password in the place
   * of `from`, in the same commit. Where that was replaced meanwhile, it stays as it is.
   * @returns whether the hash was replaced
   */
  forgetAttempts(key: AccountKey, renewal?: { readonly from: string; readonly to: string }): Promise<boolean>;
}
