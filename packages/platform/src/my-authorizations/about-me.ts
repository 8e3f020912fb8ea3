/** `GET /me/data`: everything that is kept about the person, as a file to take along. */
import { type AboutPerson, aboutPerson, type OwnComplaint, requirePerson } from "@shiming/core";
import { type AboutMe, type ComplaintFacts, endpoints } from "@shiming/wire";
import { AboutMe as AboutMeSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { createAuthorization } from "./consents.ts";
import { personSessionOf } from "./session.ts";

export function registerAboutMe(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meData;
  app.route({
    method,
    url: path,
    schema: {
      summary: "Everything that is kept about the person; the identity is masked",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      response: { 200: AboutMeSchema, ...problemResponses(401) },
    },
    async handler(request) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      return createAboutMe(await aboutPerson(person.account, deps), at);
    },
  });
}

function createAboutMe(about: AboutPerson, at: Date): AboutMe {
  const { account, identity, retention } = about;
  return {
    made_at: at.toISOString(),
    host: account.issuer,
    user_id: account.userId,
    payment_account: about.hasPaymentAccount,
    ...(identity && { identity: { real_name: identity.realName, credential_id: identity.credentialId } }),
    guardians: about.guardians.map(createRelative),
    wards: about.wards.map(createRelative),
    consents_kept_days: retention.get("consents") ?? 0,
    consents: about.consents.flatMap((consent) => createAuthorization(consent, at)),
    complaints: about.complaints.map(createComplaint),
  };
}

function createRelative({
  userId,
  realName,
}: AboutPerson["guardians"][number]): AboutMe["guardians"][number] {
  return { user_id: userId, ...(realName !== undefined && { masked_real_name: realName }) };
}

export function createComplaint({ complaint, text, answer }: OwnComplaint): ComplaintFacts {
  return {
    id: complaint.id,
    consent_id: complaint.consentId,
    legal_name: complaint.legalName,
    text,
    filed_at: complaint.filedAt.toISOString(),
    answer_by: complaint.deadline.toISOString(),
    ...(complaint.answer && { answer, answered_at: complaint.answer.at.toISOString() }),
  };
}
