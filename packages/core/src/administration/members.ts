import type { Text } from "@shiming/crypto";
import { type Actor, memberBehind } from "../actor/actor.ts";
import type { MemberRole } from "../actor/roles.ts";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { refuse } from "../failure.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import { type NotificationDeps, notificationsTo } from "../people/notifications.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { OrganisationStore } from "../ports/organisation-store.ts";
import { staffEvent } from "./staff-event.ts";
import { requireUnchanged } from "./unchanged.ts";

interface MembersDeps extends Omit<NotificationDeps, "memberships"> {
  readonly memberships: Pick<MembershipStore, "change">;
  readonly organisations: Pick<OrganisationStore, "find">;
}

/** The member is told. @param seen the role that is to be replaced @throws `entity_not_found`, `entity_changed`; `value_invalid` for the last owner */
export async function setMemberRole(
  organisationId: string,
  personId: string,
  role: MemberRole,
  actor: Permitted<"members.set_role">,
  deps: MembersDeps,
  at: Date,
  seen?: MemberRole,
): Promise<void> {
  const change = (member: OrganisationMember) => {
    requireUnchanged(seen, member.role);
    return [{ ...member, role }];
  };
  const messages = await tell(organisationId, personId, MADE[role], actor, deps, at);
  await changeMember(organisationId, personId, `member_made_${role}`, change, actor, deps, at, messages);
}

/** The former member is told. @throws `entity_not_found`; `value_invalid` for the last owner */
export async function removeMember(
  organisationId: string,
  personId: string,
  actor: Permitted<"members.remove">,
  deps: MembersDeps,
  at: Date,
): Promise<void> {
  const messages = await tell(organisationId, personId, REMOVED, actor, deps, at);
  await changeMember(organisationId, personId, "member_removed", () => [], actor, deps, at, messages);
}

/** @throws `value_invalid` for the last owner, and for whoever is no member */
export function leaveOrganisation(
  organisationId: string,
  actor: Permitted<"members.leave">,
  deps: MembersDeps,
  at: Date,
): Promise<void> {
  const self = memberBehind(actor) ?? refuse("value_invalid", { hint: NOT_A_MEMBER });
  return changeMember(organisationId, self.id, "member_left", () => [], actor, deps, at);
}

function changeMember(
  organisationId: string,
  personId: string,
  action: AuditAction,
  change: (member: OrganisationMember) => readonly OrganisationMember[],
  actor: Permitted<Action>,
  { memberships }: MembersDeps,
  at: Date,
  messages: readonly OutgoingMessage[] = [],
): Promise<void> {
  const event = staffEvent(actor, action, `${organisationId} ${personId}`, at);
  return memberships.change(organisationId, (now) => {
    if (!now.some((member) => member.personId === personId)) {
      refuse("entity_not_found", { hint: noMember(personId) });
    }
    const next = now.flatMap((member) => (member.personId === personId ? change(member) : [member]));
    if (hasOwner(now) && !hasOwner(next)) refuse("value_invalid", { hint: LAST_OWNER });
    return { next, events: [event], messages };
  });
}

type Said = (legalName: string) => Text;

const MADE: Readonly<Record<MemberRole, Said>> = {
  owner: (name) => ({ en: `You are an owner of ${name} now.`, zh: `您现在是${name}的所有者。` }),
  developer: (name) => ({ en: `You are a developer of ${name} now.`, zh: `您现在是${name}的开发者。` }),
  viewer: (name) => ({ en: `You are a viewer of ${name} now.`, zh: `您现在是${name}的查看者。` }),
};
const REMOVED: Said = (name) => ({
  en: `You are no longer a member of ${name}.`,
  zh: `您已不再是${name}的成员。`,
});

/** Whoever did it to themselves knows. */
async function tell(
  organisationId: string,
  personId: string,
  said: Said,
  actor: Actor,
  deps: MembersDeps,
  at: Date,
): Promise<readonly OutgoingMessage[]> {
  if (memberBehind(actor)?.id === personId) return [];
  const legalName = (await deps.organisations.find(organisationId))?.legalName ?? organisationId;
  return notificationsTo([personId], { said: said(legalName) }, `organisation ${organisationId}`, deps, at);
}

const hasOwner = (members: readonly OrganisationMember[]) => members.some(({ role }) => role === "owner");

const noMember = (personId: string) => ({
  en: `the organisation has no member ${personId}`,
  zh: `该主体没有成员 ${personId}`,
});
const LAST_OWNER = {
  en: "this is the last owner: make somebody else an owner first",
  zh: "这是最后一位所有者：请先让其他成员成为所有者",
};
const NOT_A_MEMBER = { en: "you are no member of an organisation", zh: "您不是任何主体的成员" };
