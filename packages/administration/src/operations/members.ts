import { leaveOrganisation, removeMember, resetMembersSecondFactor, setMemberRole } from "@shiming/core";
import Type from "typebox";
import { membersNow } from "../described-organisation.ts";
import { operation } from "../operation.ts";
import { Done, Input, Unchanged } from "../schemas/common.ts";
import { Member, OrganisationId, Role } from "../schemas/organisation.ts";
import { theOrganisation } from "../subjects.ts";

const TheOrganisation = Input({ organisation_id: OrganisationId });
const TheMember = { organisation_id: OrganisationId, person_id: Type.String() };

export const memberOperations = {
  "members.list": operation("members.list", {
    method: "GET",
    path: "/organisations/{organisation_id}/members",
    summary: { en: "Who works for an organisation", zh: "主体的成员" },
    input: TheOrganisation,
    output: Type.Array(Member),
    subject: theOrganisation,
    run: ({ organisation_id }, _actor, deps) => membersNow(organisation_id, deps),
  }),

  "members.set_role": operation("members.set_role", {
    method: "PUT",
    path: "/organisations/{organisation_id}/members/{person_id}/role",
    summary: { en: "Change what a member may do", zh: "更改成员的角色" },
    input: Input({ ...TheMember, role: Role, if_unchanged: Unchanged(Role) }),
    output: Type.Array(Member),
    subject: theOrganisation,
    run: async ({ organisation_id, person_id, role, if_unchanged }, actor, deps, at) => {
      const parts = { ...deps.stores, ...deps };
      await setMemberRole(organisation_id, person_id, role, actor, parts, at, if_unchanged);
      return membersNow(organisation_id, deps);
    },
  }),

  "members.remove": operation("members.remove", {
    method: "DELETE",
    path: "/organisations/{organisation_id}/members/{person_id}",
    summary: { en: "Remove a member; never the last owner", zh: "移除成员；最后一位所有者除外" },
    input: Input(TheMember),
    output: Type.Array(Member),
    subject: theOrganisation,
    run: async ({ organisation_id, person_id }, actor, deps, at) => {
      await removeMember(organisation_id, person_id, actor, { ...deps.stores, ...deps }, at);
      return membersNow(organisation_id, deps);
    },
  }),

  "members.reset_second_factor": operation("members.reset_second_factor", {
    method: "POST",
    path: "/organisations/{organisation_id}/members/{person_id}/reset-second-factor",
    summary: {
      en: "Take a lost second factor from a member: every session ends, and they are told",
      zh: "重置成员遗失的第二因素：其所有会话结束，并通知本人",
    },
    input: Input(TheMember),
    output: Done,
    subject: theOrganisation,
    run: async ({ organisation_id, person_id }, actor, deps, at) => {
      await resetMembersSecondFactor(organisation_id, person_id, actor, { ...deps.stores, ...deps }, at);
      return {};
    },
  }),

  "members.leave": operation("members.leave", {
    method: "POST",
    path: "/organisations/{organisation_id}/leave",
    summary: { en: "Leave an organisation; never as its last owner", zh: "退出主体；最后一位所有者除外" },
    input: TheOrganisation,
    output: Done,
    subject: theOrganisation,
    run: async ({ organisation_id }, actor, deps, at) => {
      await leaveOrganisation(organisation_id, actor, { ...deps.stores, ...deps }, at);
      return {};
    },
  }),
};
