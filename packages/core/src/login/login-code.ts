import type { AccountKey } from "../account/account.ts";
import type { Digest } from "../digest.ts";

/** A `js_code`: what `wx.login` gives a mini program, for its back end to learn who is there (contract §9). */
export interface LoginCode {
  readonly digest: Digest;
  readonly account: AccountKey;
  readonly appid: string;
  /** Of the host that vouched for the user: with its key the code ends. */
  readonly hostKey: Digest;
  readonly expiresAt: Date;
  readonly usedAt: Date | undefined;
}

export const LOGIN_CODE_LIFE_MS = 300_000;
