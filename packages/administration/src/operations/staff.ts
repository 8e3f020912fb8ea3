import { invite, removeStaff, resetStaffsSecondFactor, Sensitive, setStaffRoles } from "@shiming/core";
import Type from "typebox";
import { describeInvitation, describeStaff, staffNow } from "../described-people.ts";
import { operation } from "../operation.ts";
import { Input, Nothing, Unchanged } from "../schemas/common.ts";
import { Email, Invitation, Language, PersonId, StaffMember, StaffRoles } from "../schemas/staff.ts";
import { thePlatform } from "../subjects.ts";

const MadeInvitation = Type.Object({
  ...Invitation.properties,
  url: Type.String({ description: "the link, which is shown once" }),
});

export const staffOperations = {
  "staff.list": operation("staff.list", {
    method: "GET",
    path: "/staff",
    summary: { en: "The operator's staff", zh: "运营方的工作人员" },
    input: Nothing,
    output: Type.Array(StaffMember),
    subject: thePlatform,
    run: async (_input, _actor, deps) => describeStaff(await deps.stores.staff.list(), deps),
  }),

  "staff.create": operation("staff.create", {
    method: "POST",
    path: "/staff",
    summary: {
      en: "Make a link by which somebody becomes staff; on the machine alone",
      zh: "生成加入工作人员的链接；只能在本机执行",
    },
    input: Input({ email: Email, roles: StaffRoles }),
    output: MadeInvitation,
    subject: thePlatform,
    run: async ({ email, roles }, actor, deps, at) => {
      const invitation = { address: new Sensitive(email), to: { kind: "staff", roles } } as const;
      const made = await invite(invitation, actor, { ...deps, ...deps.stores }, at);
      return { ...describeInvitation(made.invitation, deps, at), url: made.url };
    },
  }),

  "staff.invite": operation("staff.invite", {
    method: "POST",
    path: "/staff/invitations",
    summary: { en: "Invite somebody to the staff, by mail", zh: "通过邮件邀请工作人员" },
    input: Input({ email: Email, roles: StaffRoles, language: Type.Optional(Language) }),
    output: Invitation,
    subject: thePlatform,
    run: async ({ email, roles, language = "zh" }, actor, deps, at) => {
      const invitation = { address: new Sensitive(email), to: { kind: "staff", roles }, language } as const;
      const made = await invite(invitation, actor, { ...deps, ...deps.stores }, at);
      return describeInvitation(made.invitation, deps, at);
    },
  }),

  "staff.set_roles": operation("staff.set_roles", {
    method: "PUT",
    path: "/staff/{person_id}/roles",
    summary: { en: "Give a member of the staff other roles", zh: "更改工作人员的角色" },
    input: Input({ person_id: PersonId, roles: StaffRoles, if_unchanged: Unchanged(StaffRoles) }),
    output: StaffMember,
    subject: thePlatform,
    run: async ({ person_id, roles, if_unchanged: seen }, actor, deps, at) => {
      await setStaffRoles({ id: person_id, roles, ...(seen && { seen }) }, actor, deps.stores, at);
      return staffNow(person_id, deps);
    },
  }),

  "staff.remove": operation("staff.remove", {
    method: "DELETE",
    path: "/staff/{person_id}",
    summary: {
      en: "Somebody leaves the staff: every session ends at once",
      zh: "移除工作人员：其所有会话立即结束",
    },
    input: Input({ person_id: PersonId }),
    output: StaffMember,
    subject: thePlatform,
    run: async ({ person_id }, actor, deps, at) => {
      await removeStaff({ id: person_id }, actor, { ...deps, ...deps.stores }, at);
      return staffNow(person_id, deps);
    },
  }),

  "staff.reset_second_factor": operation("staff.reset_second_factor", {
    method: "POST",
    path: "/staff/{person_id}/reset-second-factor",
    summary: {
      en: "Take a lost second factor from a member of the staff: every session ends, and they are told",
      zh: "重置工作人员遗失的第二因素：其所有会话结束，并通知本人",
    },
    input: Input({ person_id: PersonId }),
    output: StaffMember,
    subject: thePlatform,
    run: async ({ person_id }, actor, deps, at) => {
      await resetStaffsSecondFactor(person_id, actor, { ...deps.stores, ...deps }, at);
      return staffNow(person_id, deps);
    },
  }),
};
