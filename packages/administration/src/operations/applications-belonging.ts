import { assignApplication, claimApplication } from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { changeApplication } from "../change-one.ts";
import { operation } from "../operation.ts";
import { organisationNamed } from "../organisation-named.ts";
import { ApplicationId, ShownApplication } from "../schemas/application.ts";
import { Input } from "../schemas/common.ts";
import { OrganisationName } from "../schemas/organisation.ts";
import { shown } from "../shown-application.ts";
import { theOrganisation } from "../subjects.ts";

export const applicationBelongings = {
  "applications.claim": operation("applications.claim", {
    method: "POST",
    path: "/organisations/{organisation_id}/applications/claim",
    summary: {
      en: "Claim an application that was sent by mail, by the number in the subject of our mails",
      zh: "认领通过邮件提交的申请：使用我方邮件主题中的编号",
    },
    input: Input({
      organisation_id: Type.String(),
      token: Type.String({ description: "SM- and 13 letters and digits; whoever has it reads the mails" }),
    }),
    output: ShownApplication,
    subject: theOrganisation,
    run: async ({ organisation_id, token }, actor, deps, at) => {
      const organisation = await organisationNamed(organisation_id, deps.stores);
      const { id } = await claimApplication({ token, organisation }, actor, applicationDeps(deps), at);
      return shown(id, deps, at);
    },
  }),

  "applications.assign": changeApplication("applications.assign", {
    method: "PUT",
    path: "/applications/{id}/organisation",
    summary: {
      en: "Give an application that has no organisation to the one that it names",
      zh: "把尚无主体的申请归入其所写的主体",
    },
    input: Input({ id: ApplicationId, to: OrganisationName }),
    change: async ({ id, to }, actor, deps, at) => {
      const organisation = await organisationNamed(to, deps.stores);
      await assignApplication(id, organisation, actor, applicationDeps(deps), at);
    },
  }),
};
