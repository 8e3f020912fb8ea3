/** `GET /me/data`: everything that is kept about the person, as a file to take along. */
import { type AboutPerson, aboutPerson, type OwnRequest, requirePerson } from "@shiming/core";
import { type AboutMe, endpoints, type PersonRequestFacts } from "@shiming/wire";
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
    requests: about.requests.map(createPersonRequest),
  };
}

function createRelative({
  userId,
  realName,
}: AboutPerson["guardians"][number]): AboutMe["guardians"][number] {
  return { user_id: userId, ...(realName !== undefined && { masked_real_name: realName }) };
}

export function createPersonRequest({ request, text, answer }: OwnRequest): PersonRequestFacts {
  const { about } = request;
  return {
    id: request.id,
    kind: request.kind,
    ...(about && { consent_id: about.consentId, legal_name: about.legalName }),
    text,
    filed_at: request.filedAt.toISOString(),
    answer_by: request.deadline.toISOString(),
    ...(request.answer && { answer, answered_at: request.answer.at.toISOString() }),
  };
}
