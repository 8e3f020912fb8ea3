import { correctOrganisation, createOrganisation, updateOrganisation } from "@shiming/core";
import Type from "typebox";
import { describeOrganisation, organisationNow } from "../described-organisation.ts";
import { operation } from "../operation.ts";
import { overviewOf } from "../overview/overview.ts";
import { Input, PAGE, registerPage, Unchanged } from "../schemas/common.ts";
import { Organisation, OrganisationId, SocialCreditCode, SubjectType } from "../schemas/organisation.ts";
import { Overview } from "../schemas/overview.ts";
import { organisationsSeen } from "../seen-by.ts";
import { theOrganisation, thePlatform, whatIsVisible } from "../subjects.ts";

const TheOrganisation = Input({ organisation_id: OrganisationId });

export const organisationOperations = {
  "organisations.list": operation("organisations.list", {
    method: "GET",
    path: "/organisations",
    summary: { en: "Organisations, newest first, page by page", zh: "主体列表，新的在前，分页" },
    input: Input(registerPage(["created_at", "legal_name"])),
    output: Type.Array(Organisation),
    subject: whatIsVisible,
    run: async ({ limit = PAGE, ...input }, actor, { stores }) => {
      const page = await stores.organisations.list({ ...input, limit, among: organisationsSeen(actor) });
      return page.map(describeOrganisation);
    },
  }),

  "organisations.show": operation("organisations.show", {
    method: "GET",
    path: "/organisations/{organisation_id}",
    summary: { en: "One organisation", zh: "单个主体" },
    input: TheOrganisation,
    output: Organisation,
    subject: theOrganisation,
    run: ({ organisation_id }, _actor, { stores }) => organisationNow(organisation_id, stores),
  }),

  "organisations.overview": operation("organisations.overview", {
    method: "GET",
    path: "/organisations/{organisation_id}/overview",
    summary: {
      en: "What its members have to do next, what came back, and what ends soon",
      zh: "接下来要办的事、平台的答复和即将到期的内容",
    },
    input: TheOrganisation,
    output: Overview,
    subject: theOrganisation,
    run: ({ organisation_id }, _actor, deps, at) => overviewOf(organisation_id, deps, at),
  }),

  "organisations.create": operation("organisations.create", {
    method: "POST",
    path: "/organisations",
    summary: {
      en: "Register an organisation; a member who does is its owner",
      zh: "登记主体；由服务商人员登记的，登记人即为所有者",
    },
    input: Input({
      legal_name: Type.String(),
      social_credit_code: SocialCreditCode,
      subject_type: SubjectType,
      citizen_contact: Type.String(),
    }),
    output: Organisation,
    subject: thePlatform,
    run: async (input, actor, { stores, random }, at) => {
      const organisation = {
        legalName: input.legal_name,
        socialCreditCode: input.social_credit_code,
        subjectType: input.subject_type,
        citizenContact: input.citizen_contact,
      };
      return describeOrganisation(await createOrganisation(organisation, actor, { ...stores, random }, at));
    },
  }),

  "organisations.update": operation("organisations.update", {
    method: "PUT",
    path: "/organisations/{organisation_id}/contact",
    summary: { en: "Change how citizens reach it", zh: "修改群众联系方式" },
    input: Input({
      organisation_id: OrganisationId,
      citizen_contact: Type.String(),
      if_unchanged: Unchanged(Type.String()),
    }),
    output: Organisation,
    subject: theOrganisation,
    run: async ({ organisation_id: id, citizen_contact, if_unchanged: seen }, actor, { stores }, at) => {
      await updateOrganisation(id, { citizenContact: citizen_contact, seen }, actor, stores, at);
      return organisationNow(id, stores);
    },
  }),

  "organisations.correct": operation("organisations.correct", {
    method: "PUT",
    path: "/organisations/{organisation_id}/register-entry",
    summary: { en: "Correct what the register says of it", zh: "更正主体的登记信息" },
    input: Input({
      organisation_id: OrganisationId,
      legal_name: Type.Optional(Type.String()),
      social_credit_code: Type.Optional(SocialCreditCode),
      subject_type: Type.Optional(SubjectType),
      if_unchanged: Unchanged(
        Input({
          legal_name: Type.String(),
          social_credit_code: SocialCreditCode,
          subject_type: SubjectType,
        }),
      ),
    }),
    output: Organisation,
    subject: theOrganisation,
    run: async ({ organisation_id: id, if_unchanged: seen, ...given }, actor, { stores }, at) => {
      const correction = {
        ...(given.legal_name !== undefined && { legalName: given.legal_name }),
        ...(given.social_credit_code !== undefined && { socialCreditCode: given.social_credit_code }),
        ...(given.subject_type !== undefined && { subjectType: given.subject_type }),
      };
      await correctOrganisation(id, correction, actor, stores, at, seen && entryOf(seen));
      return organisationNow(id, stores);
    },
  }),
};

const entryOf = (entry: Pick<Organisation, "legal_name" | "social_credit_code" | "subject_type">) => ({
  legalName: entry.legal_name,
  socialCreditCode: entry.social_credit_code,
  subjectType: entry.subject_type,
});
