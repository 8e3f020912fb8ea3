/** Invitations to the staff and to organisations: by a link, for one address, once, until they end or are taken back. */
import { openRecord, Sensitive, sealRecord, type Text } from "@shiming/crypto";
import { nameOfActor } from "../actor/actor.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { OutgoingMail } from "../mail/outgoing-mail.ts";
import { sealMail } from "../mail/sealed-mail.ts";
import { type Invitation, type InvitedTo, invitationColumn } from "../people/invitation.ts";
import type { InvitationStore } from "../ports/invitation-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { OrganisationStore } from "../ports/organisation-store.ts";
import { opaqueId, opaqueToken, type RandomBytes } from "../random.ts";
import { shanghaiDateOf, shanghaiTimeOf } from "../shanghai-time.ts";
import { staffEvent } from "./staff-event.ts";

/** How long an invitation stands. */
const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

export interface NewInvitation {
  readonly address: Sensitive<string>;
  readonly to: InvitedTo;
  /** Of the mail with the link; without it none is sent, and whoever invited hands the link over. */
  readonly language?: OutgoingMail["language"] | undefined;
}

export interface InvitationDeps {
  readonly invitations: InvitationStore;
  readonly organisations: Pick<OrganisationStore, "find">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
  /** Where the link with this secret leads. */
  readonly invitationUrl: (token: string) => string;
}

/** @returns the invitation, and the link, which is known now and never again */
export async function invite(
  { address, to, language }: NewInvitation,
  actor: Permitted<"staff.create" | "staff.invite" | "members.invite">,
  deps: InvitationDeps,
  at: Date,
): Promise<{ readonly invitation: Invitation; readonly url: string }> {
  const id = opaqueId(deps.random);
  const token = opaqueToken(deps.random);
  const url = deps.invitationUrl(token);
  const plain = Buffer.from(address.reveal().trim().toLowerCase());
  const invitation: Invitation = {
    id,
    tokenDigest: digestOf(token),
    sealedAddress: sealRecord(plain, invitationColumn(id), deps.keys.current()),
    to,
    by: nameOfActor(actor),
    at,
    endsAt: new Date(at.getTime() + INVITATION_MS),
    state: "open",
  };
  const event = staffEvent(actor, "invitation_made", `${id} ${wordsOf(to)}`, at);
  const content = { template: "invitation", url, ...(await wordsOfLetter(invitation, deps)) } as const;
  const messages = language && [
    sealMail({ to: [plain.toString()], language, references: [], ...content }, `invitation ${id}`, deps, at),
  ];
  await deps.invitations.change(id, () => ({
    next: invitation,
    events: [event],
    ...(messages && { messages }),
  }));
  return { invitation, url };
}

/** Whoever reads it may work for several, and reads it days later. */
async function wordsOfLetter({ to, endsAt }: Invitation, { organisations }: InvitationDeps) {
  const found = to.kind === "organisation" ? await organisations.find(to.organisationId) : undefined;
  const until = `${shanghaiDateOf(endsAt)} ${shanghaiTimeOf(endsAt)}`;
  return { until, ...(found && { organisation: found.legalName }) };
}

/** Takes an invitation back. @throws `entity_not_found`; `value_invalid` for one that is no longer open */
export async function revokeInvitation(
  { id }: { readonly id: string },
  actor: Permitted<"invitations.revoke">,
  { invitations }: Pick<InvitationDeps, "invitations">,
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, "invitation_revoked", id, at);
  await invitations.change(id, (now) => {
    if (!now) refuse("entity_not_found", { hint: NO_INVITATION });
    if (now.state !== "open") refuse("value_invalid", { hint: NOT_OPEN });
    return { next: { ...now, state: "revoked", settledAt: at }, events: [event] };
  });
}

/** Whom it is for, for those who may know. */
export function addressOf({ id, sealedAddress }: Invitation, keys: KeyEncryptionKeys): Sensitive<string> {
  const plain = openRecord(sealedAddress, invitationColumn(id), (keyId) => keys.byId(keyId));
  return new Sensitive(Buffer.from(plain).toString());
}

export function wordsOf(to: InvitedTo): string {
  return to.kind === "staff" ? `staff ${to.roles.join(" ")}` : `organisation ${to.organisationId} ${to.role}`;
}

export const NO_INVITATION: Text = {
  en: "there is no such invitation for you: it was accepted, taken back, has ended, or is for another address",
  zh: "没有这份邀请：可能已接受、已撤回、已过期，或是发给其他邮箱的",
};
const NOT_OPEN: Text = {
  en: "the invitation is no longer open",
  zh: "该邀请已不是待接受状态",
};
