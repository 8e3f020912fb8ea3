import { memberRoles, subjectTypes } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

export const OrganisationId = Type.String({ description: "16 hex digits" });
/** How one organisation is called by another. */
export const OrganisationName = Type.String({
  description: "id or unified social credit code of an organisation",
});
export const SocialCreditCode = Type.String({ description: "unified social credit code, GB 32100-2015" });
export const SubjectType = Type.Enum(subjectTypes);
export const Role = Type.Enum(memberRoles);

export type Organisation = Static<typeof Organisation>;
export const Organisation = Type.Object({
  id: OrganisationId,
  legal_name: Type.String(),
  social_credit_code: SocialCreditCode,
  subject_type: SubjectType,
  citizen_contact: Type.String({ description: "what citizens are told on the consent sheet" }),
  created_at: Time,
});

export type Member = Static<typeof Member>;
export const Member = Type.Object({
  organisation_id: OrganisationId,
  person_id: Type.String(),
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  role: Role,
  since: Time,
});
