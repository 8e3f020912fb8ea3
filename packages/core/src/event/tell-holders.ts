import type { AccountKey } from "../account/account.ts";
import type { EventMessage } from "../outbox/message.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { eventMessage, type SecurityEvent } from "./security-event.ts";

/**
 * One event for each mini program that holds what it was given of a person.
 * @param holders their appids, as {@link AccountStore.change} tells them
 */
export function tellHolders(
  event: Extract<SecurityEvent, { type: "identity-changed" | "account-closed" }>,
  account: AccountKey,
  holders: readonly string[],
  random: RandomBytes,
  at: Date,
): readonly EventMessage[] {
  return holders.map((appid) => eventMessage(event, { id: opaqueId(random), appid, account }, at));
}
