/**
 * Whoever has lost the second factor and the recovery codes gets in again by the password: two of the staff say so, for they
 * have made sure by another way who asks. Every session ends, and the person hears of it.
 */
import type { Actor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import { type NotificationDeps, notificationsTo } from "../people/notifications.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { People } from "../ports/people.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import { staffEvent } from "./staff-event.ts";

interface ResetDeps extends Omit<NotificationDeps, "memberships" | "people"> {
  readonly people: Pick<People, "find" | "resetSecondFactor">;
}

/** The record of it comes first: what is cut off behind it can be done again. @throws `entity_not_found` */
export async function resetStaffsSecondFactor(
  personId: string,
  actor: Permitted<"staff.reset_second_factor">,
  deps: ResetDeps & { readonly staff: Pick<StaffStore, "change"> },
  at: Date,
): Promise<void> {
  requireAnother(personId, actor);
  const messages = await told(personId, deps, at);
  const events = [staffEvent(actor, "second_factor_reset", personId, at)];
  await deps.staff.change(personId, (now) => {
    if (now?.state !== "active") return refuse("entity_not_found", { hint: nobody(personId) });
    return { next: now, events, messages };
  });
  await deps.people.resetSecondFactor(personId);
}

/** @throws `entity_not_found` */
export async function resetMembersSecondFactor(
  organisationId: string,
  personId: string,
  actor: Permitted<"members.reset_second_factor">,
  deps: ResetDeps & { readonly memberships: Pick<MembershipStore, "change"> },
  at: Date,
): Promise<void> {
  requireAnother(personId, actor);
  const messages = await told(personId, deps, at);
  const events = [staffEvent(actor, "second_factor_reset", personId, at)];
  await deps.memberships.change(organisationId, (now) => {
    if (!now.some((member) => member.personId === personId)) {
      refuse("entity_not_found", { hint: nobody(personId) });
    }
    return { next: now, events, messages };
  });
  await deps.people.resetSecondFactor(personId);
}

/** Of the two who decide neither is who it is about. */
function requireAnother(personId: string, actor: Actor): void {
  if (personsBehind(actor).includes(personId)) refuse("forbidden", { hint: OWN });
}

function personsBehind(actor: Actor): readonly string[] {
  switch (actor.kind) {
    case "confirmed":
      return [...personsBehind(actor.proposer), ...personsBehind(actor.confirmer)];
    case "token":
      return personsBehind(actor.owner);
    case "staff":
    case "member":
      return [actor.id];
    case "command_line":
    case "applicant":
    case "job":
      return [];
  }
}

function told(personId: string, deps: ResetDeps, at: Date): Promise<readonly OutgoingMessage[]> {
  return notificationsTo([personId], { said: SAID, next: NEXT }, `person ${personId}`, deps, at);
}

const SAID = {
  en: "Your second factor was taken away by the platform's staff; all your sessions have ended.",
  zh: "平台工作人员已重置您的第二因素，您的所有会话均已结束。",
};
const NEXT = {
  en: "sign in with your password and set up a new one at once; if you did not ask for it, tell the platform",
  zh: "请用密码登录并立即设置新的第二因素；如非您本人要求，请联系平台方",
};
const OWN = {
  en: "your own second factor is reset by others",
  zh: "您本人的第二因素须由他人重置",
};
const nobody = (id: string) => ({ en: `nobody here is ${id}`, zh: `没有 ${id} 这个人` });
