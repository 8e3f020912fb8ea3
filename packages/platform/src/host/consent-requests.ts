import { type ConsentAsked, type ConsentInvitation, digestOf, refuse, requestConsent } from "@shiming/core";
import { type ConsentRequestAnswer, endpoints, pathOf } from "@shiming/wire";
import { ConsentRequest, ConsentRequestAnswer as ConsentRequestAnswerSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import { parseJsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { verifyAssertion } from "./assertion.ts";
import { faultOfMissing } from "./assertion-form.ts";

/** `POST /host/consent-requests` (contract §§8 and 9). */
export function registerConsentRequests(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.consentRequests;
  app.route({
    method,
    url: path,
    schema: {
      summary: "Asks a user of the host for consent",
      tags: ["host"],
      security: [{ assertion: [] }],
      body: ConsentRequest,
      response: { 201: ConsentRequestAnswerSchema, ...problemResponses(400, 401, 403, 409, 500) },
    },
    async handler(request, reply) {
      const at = deps.clock();
      const assertion = await verifyAssertion(request.headers.authorization, "mini_program", deps, at);
      const asked = parseConsentRequest(bytesOf(request));
      const invitation = await requestConsent(assertion, asked, deps, at);
      return reply.code(201).send(createConsentRequestResponse(invitation, deps.sheetUrl()));
    },
  });
}

function parseConsentRequest(bytes: Buffer): ConsentAsked {
  const members = parseJsonObject(bytes);
  const { kind = "realname", category_id: categoryId } = members;
  if (kind !== "realname" && kind !== "verification") refuse("request_malformed", { hint: KINDS });
  const fault = faultOfMissing("category_id", members);
  if (fault && kind === "realname") refuse("category_invalid", { hint: fault });
  return { kind, categoryId, digest: digestOf(bytes) };
}

const KINDS = {
  en: "kind is realname or verification",
  zh: "kind 只能是 realname 或 verification",
};

function createConsentRequestResponse(invitation: ConsentInvitation, sheetUrl: string): ConsentRequestAnswer {
  const { id, sheetSecret, expiresIn } = invitation;
  const page = `${sheetUrl}${pathOf(endpoints.consentSheet, id)}`;
  return { id, sheet_url: `${page}#${sheetSecret}`, expires_in: expiresIn };
}
