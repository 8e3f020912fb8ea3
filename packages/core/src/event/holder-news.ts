/** Whoever holds something of a person is told when it may be true no longer: by the stores, so that no use case can forget it. */
import { isSameSealed } from "../account/sealed-identity.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { Caused } from "../outbox/caused.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { eventMessage, type SecurityEvent } from "./security-event.ts";

export type HolderNews = Extract<SecurityEvent, { type: "identity-changed" | "account-closed" }>;

/**
 * What a change of an account is to those who hold something of the person. A new account is news to nobody, and neither is an
 * identity that was sealed anew under another key, which is no change of the account.
 */
export function holderNews(
  before: StoredAccount | undefined,
  after: StoredAccount | undefined,
): HolderNews | undefined {
  if (!before) return undefined;
  if (!after) return { type: "account-closed" };
  return isSameSealed(before.sealedIdentity, after.sealedIdentity) ? undefined : { type: "identity-changed" };
}

/**
 * What a change causes, and one event for each holder besides.
 * @param holders appids of the mini programs that were given something of the person, or told whether what they had is right
 */
export function tellingHolders(
  caused: Caused,
  news: HolderNews,
  { key: account }: StoredAccount,
  holders: readonly string[],
  random: RandomBytes,
): Caused {
  const at = caused.events[0]?.at ?? new Date(0);
  const messages = holders.map((appid) => eventMessage(news, { id: opaqueId(random), appid, account }, at));
  return { ...caused, messages: [...(caused.messages ?? []), ...messages] };
}
