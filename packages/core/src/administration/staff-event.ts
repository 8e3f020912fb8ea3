import { type AccountKey, accountContext } from "../account/account.ts";
import { nameOfActor } from "../actor/actor.ts";
import type { AuditAction } from "../audit/action.ts";
import type { StaffEvent } from "../audit/event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { digestOf } from "../digest.ts";

/** How the audit names an account: whoever does not know host and user id cannot tell whose it is. */
export function accountSubject(account: AccountKey): string {
  return `account ${digestOf(accountContext(account))}`;
}

/** @param action what was done, in the audit's words */
export function staffEvent(
  actor: Permitted<Action>,
  action: AuditAction,
  subject: string,
  at: Date,
): StaffEvent {
  return { kind: "staff_write", at, actor: nameOfActor(actor), action, subject };
}
