import { acceptInvitation, invite, refuse, revokeInvitation, Sensitive } from "@shiming/core";
import Type from "typebox";
import { describeInvitation } from "../described-people.ts";
import { operation } from "../operation.ts";
import { after, Done, Input, PAGE } from "../schemas/common.ts";
import { Email, Invitation, Language, MemberRole } from "../schemas/staff.ts";
import { theInvitation, theOrganisation, thePlatform, whatIsMade } from "../subjects.ts";

const OrganisationId = Type.String({ description: "the id of an organisation" });

export const invitationOperations = {
  "members.invite": operation("members.invite", {
    method: "POST",
    path: "/organisations/{organisation_id}/invitations",
    summary: { en: "Invite somebody to an organisation, by mail", zh: "通过邮件邀请单位成员" },
    input: Input({
      organisation_id: OrganisationId,
      email: Email,
      role: MemberRole,
      language: Type.Optional(Language),
    }),
    output: Invitation,
    subject: theOrganisation,
    run: async ({ organisation_id, email, role, language = "zh" }, actor, deps, at) => {
      const to = { kind: "organisation", organisationId: organisation_id, role } as const;
      const invitation = { address: new Sensitive(email), to, language } as const;
      const made = await invite(invitation, actor, { ...deps, ...deps.stores }, at);
      return describeInvitation(made.invitation, deps, at);
    },
  }),

  "invitations.list": operation("invitations.list", {
    method: "GET",
    path: "/invitations",
    summary: {
      en: "Invitations to the staff, or to an organisation, newest first, page by page",
      zh: "工作人员或单位的邀请，新的在前，分页",
    },
    input: Input({
      organisation_id: Type.Optional(OrganisationId),
      open: Type.Optional(Type.Boolean({ description: "those alone that can still be accepted" })),
      ...after,
    }),
    output: Type.Array(Invitation),
    subject: whatIsMade,
    run: async ({ organisation_id, open, limit = PAGE, ...page }, _actor, deps, at) => {
      const of = { organisationId: organisation_id, openAt: open ? at : undefined };
      const invitations = await deps.stores.invitations.list({ ...page, ...of, limit });
      return invitations.map((invitation) => describeInvitation(invitation, deps, at));
    },
  }),

  "invitations.revoke": operation("invitations.revoke", {
    method: "DELETE",
    path: "/invitations/{invitation_id}",
    summary: { en: "Take an invitation back", zh: "撤回邀请" },
    input: Input({ invitation_id: Type.String() }),
    output: Done,
    subject: theInvitation,
    run: async ({ invitation_id }, actor, { stores }, at) => {
      await revokeInvitation({ id: invitation_id }, actor, stores, at);
      return {};
    },
  }),

  "invitations.accept": operation("invitations.accept", {
    method: "POST",
    path: "/invitations/accept",
    summary: { en: "Accept an invitation by the secret of its link", zh: "凭链接中的密钥接受邀请" },
    input: Input({ token: Type.String({ maxLength: 100 }) }),
    output: Done,
    subject: thePlatform,
    run: async ({ token }, actor, deps, at) => {
      if (actor.kind !== "staff" && actor.kind !== "member") return refuse("forbidden");
      const [person] = await deps.people.find([actor.id]);
      if (!person) return refuse("entity_not_found");
      const accepted = { token, personId: person.id, email: person.email };
      await acceptInvitation(accepted, actor, { ...deps, ...deps.stores }, at);
      return {};
    },
  }),
};
