import type { Text } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import type { Lockout } from "../account/lockout.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { Caused } from "../outbox/caused.ts";
import type { Change } from "./change.ts";
import type { PasswordHashes } from "./password-hashes.ts";

export type DecideOnAccount = (
  now: StoredAccount | undefined,
  holders: readonly string[],
) => ReturnType<Change<StoredAccount | undefined, StoredAccount>>;

export interface AccountStore {
  find(key: AccountKey): Promise<StoredAccount | undefined>;

  /** At most `limit` accounts of a host in the order of their user ids' bytes, from behind `after`. */
  listOf(
    issuer: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly StoredAccount[]>;

  /** The hashes of payment passwords, as {@link PasswordHashes} has them. */
  readonly hashBeginnings: PasswordHashes["beginnings"];

  /**
   * Adds or changes the account. `decide` is told, besides, which mini programs hold what they were given of this person, under
   * a consent that was not withdrawn: their appids.
   */
  change(key: AccountKey, decide: DecideOnAccount): Promise<void>;

  /**
   * Takes the account out, with its sessions and what `decide` causes, in one commit; `decide` is told of holders as above.
   * @returns what it was @throws `entity_not_found` with the hint
   */
  remove(
    key: AccountKey,
    decide: (now: StoredAccount, holders: readonly string[]) => Caused,
    missing?: Text,
  ): Promise<StoredAccount>;

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
