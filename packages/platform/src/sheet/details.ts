import { consentDetails, type ConsentDetails as Details } from "@shiming/core";
import { type ConsentDetails, endpoints } from "@shiming/wire";
import { ConsentDetails as ConsentDetailsSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { languageFor } from "../pages/language.ts";
import { problemResponses } from "../problem/schema.ts";
import { createNotice } from "./notice.ts";
import { type SheetRequest, sheetSessionOf } from "./session.ts";

/** `GET /consent/{id}/details` (contract §8), in the language of `?lang=` or of the browser. What it answers is remembered as shown. */
export function registerConsentDetails(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.consentDetails;
  app.route<SheetRequest & { Querystring: { lang?: unknown } }>({
    method,
    url: path,
    schema: {
      summary: "What the person is told before deciding",
      tags: ["sheet"],
      security: [{ sheet: [] }],
      response: { 200: ConsentDetailsSchema, ...problemResponses(401, 403, 409) },
    },
    async handler(request) {
      const at = deps.clock();
      const language = languageFor(request.query.lang, request.headers["accept-language"]);
      const { id } = request.params;
      const details = await consentDetails(id, await sheetSessionOf(request, deps), language, deps, at);
      return createConsentDetailsResponse(details, at);
    },
  });
}

export function createConsentDetailsResponse(details: Details, at: Date): ConsentDetails {
  return {
    kind: details.kind,
    notice: createNotice(details.notice),
    notice_digest: details.noticeDigest,
    ...(details.masked && {
      masked_real_name: details.masked.realName,
      masked_credential_id: details.masked.credentialId,
    }),
    needs_password: details.needsPassword,
    values: details.values,
    needs_guardian: details.needsGuardian,
    ...(details.hasGuardian && { has_guardian: true }),
    ...(details.guardianName !== undefined && { guardian: { masked_real_name: details.guardianName } }),
    tries_left: details.triesLeft,
    expires_in: Math.floor((details.expiresAt.getTime() - at.getTime()) / 1000),
  };
}
