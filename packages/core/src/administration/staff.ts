import { type AccountKey, accountContext } from "../account/account.ts";
import type { StaffEvent } from "../audit/event.ts";
import { digestOf } from "../digest.ts";

/** Who of the operator's staff acts, as the audit names them. */
export type Actor = string;

/** How the audit names an account: whoever does not know host and user id cannot tell whose it is. */
export function accountSubject(account: AccountKey): string {
  return `account ${digestOf(accountContext(account))}`;
}

export function staffEvent(actor: Actor, action: string, subject: string, at: Date): StaffEvent {
  return { kind: "staff_write", at, actor, action, subject };
}
