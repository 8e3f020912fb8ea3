import type { Sensitive } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";

export type PasswordVerdict =
  | {
      readonly verdict: "right" /** Its hash was made anew with the pepper of today. */;
      readonly isRenewed?: true;
    }
  | { readonly verdict: "wrong"; readonly triesLeft: number }
  | { readonly verdict: "locked"; readonly until: Date /** By this attempt. */; readonly isNew?: boolean };

export interface PaymentPasswordVerifier {
  /** Until when the account is locked, if it is. */
  lockedUntil(account: AccountKey, at: Date): Promise<Date | undefined>;

  /** How many wrong passwords in a row from now on lock the account; 0 while it is locked. */
  triesLeft(account: AccountKey, at: Date): Promise<number>;

  /**
   * Judges one attempt. The attempt counts even when the process dies before the verdict is known.
   * @throws `platform_busy` when too many wait, and where what was set cannot be judged here; then the attempt does not count
   */
  verify(account: AccountKey, password: Sensitive<string>, at: Date): Promise<PasswordVerdict>;

  /** How many attempts wait for their turn, for the metrics; absent where none ever waits. */
  readonly waiting?: () => number;
}
