/** What an invitation gives is given to whoever has a sign-in with the address that it was sent to. */
import type { Sensitive } from "@shiming/crypto";
import type { Actor } from "../actor/actor.ts";
import { authorize, type Permitted } from "../authorization/authorize.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import type { Invitation, InvitedTo } from "../people/invitation.ts";
import { type NotificationDeps, notificationsToOwners } from "../people/notifications.ts";
import type { InvitationStore, Standing } from "../ports/invitation-store.ts";
import { addressOf, NO_INVITATION, wordsOf } from "./invitations.ts";
import { staffEvent } from "./staff-event.ts";

export type AcceptDeps = NotificationDeps & {
  readonly invitations: Pick<InvitationStore, "findByToken" | "accept">;
};

/** Whom an invitation is for, if its link is still good. */
async function addressOfInvitation(
  token: string,
  { invitations, keys }: Pick<AcceptDeps, "invitations" | "keys">,
  at: Date,
): Promise<Sensitive<string> | undefined> {
  const invitation = await invitations.findByToken(digestOf(token));
  return invitation && isOpen(invitation, at) ? addressOf(invitation, keys) : undefined;
}

/**
 * Somebody with a sign-in accepts what was sent to the address of that sign-in.
 * @param email proved to be theirs
 * @throws `entity_not_found` for a link that is none, spent, over, or for another address: nobody hears which
 */
export async function acceptInvitation(
  { token, personId, email }: AcceptedInvitation,
  actor: Permitted<"invitations.accept">,
  deps: AcceptDeps,
  at: Date,
): Promise<void> {
  const { invitations, keys } = deps;
  const known = await invitations.findByToken(digestOf(token));
  const isTheirs = known && addressOf(known, keys).reveal() === email.reveal().trim().toLowerCase();
  if (!isTheirs) return refuse("entity_not_found", { hint: NO_INVITATION });
  const messages = await tellOwners(known.to, email, actor, deps, at);
  await invitations.accept(known.id, personId, (now, standing) => {
    if (!isOpen(now, at)) return refuse("entity_not_found", { hint: NO_INVITATION });
    const event = staffEvent(actor, "invitation_accepted", `${now.id} ${wordsOf(now.to)}`, at);
    return {
      next: { ...now, state: "accepted", personId, settledAt: at },
      standing: standingAfter(now.to, personId, standing, at),
      events: [event],
      messages,
    };
  });
}

async function tellOwners(
  to: InvitedTo,
  email: Sensitive<string>,
  actor: Actor,
  deps: AcceptDeps,
  at: Date,
): Promise<readonly OutgoingMessage[]> {
  if (to.kind === "staff") return [];
  const address = email.reveal();
  const said = {
    en: `${address} has accepted the invitation to your organisation.`,
    zh: `${address} 已接受邀请，加入贵单位。`,
  };
  return notificationsToOwners([to.organisationId], { said }, actor, deps, at);
}

export interface AcceptedInvitation {
  readonly token: string;
  readonly personId: string;
  readonly email: Sensitive<string>;
}

/** For the sign-in, where somebody signs up by the link of an invitation, and accepts it by that. */
export function invitedAtSignUp(deps: AcceptDeps, clock: () => Date): InvitedAtSignUp {
  return {
    addressOf: async (token) => (await addressOfInvitation(token, deps, clock()))?.reveal(),
    accept(accepted) {
      const newcomer = { kind: "member", id: accepted.personId, memberships: [] } as const;
      return acceptInvitation(accepted, authorize(newcomer, "invitations.accept", "platform"), deps, clock());
    },
  };
}

export interface InvitedAtSignUp {
  /** Whom an open invitation is for, by the secret of its link. */
  addressOf(token: string): Promise<string | undefined>;
  accept(accepted: AcceptedInvitation): Promise<void>;
}

/** Whoever is there already gets the roles besides, or the role instead; an owner stays one. */
function standingAfter(to: InvitedTo, personId: string, { staff, member }: Standing, at: Date): Standing {
  if (to.kind === "staff") {
    const active = staff?.state === "active" ? staff : undefined;
    const roles = [...new Set([...(active?.roles ?? []), ...to.roles])];
    return { staff: { id: personId, roles, state: "active", since: active?.since ?? at } };
  }
  const { organisationId, role } = to;
  const given = member?.role === "owner" ? member.role : role;
  return { member: { organisationId, personId, role: given, since: member?.since ?? at } };
}

const isOpen = (invitation: Invitation, at: Date) => invitation.state === "open" && at < invitation.endsAt;
