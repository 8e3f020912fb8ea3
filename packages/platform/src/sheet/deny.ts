import { denyConsent } from "@shiming/core";
import { type ConsentDenialAnswer, endpoints, failErrMsg } from "@shiming/wire";
import { ConsentDenialAnswer as ConsentDenialAnswerSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { type SheetRequest, sheetSessionOf } from "./session.ts";

/** `POST /consent/{id}/deny` (contract §8). */
export function registerDeny(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.consentDeny;
  app.route<SheetRequest>({
    method,
    url: path,
    schema: {
      summary: "Refuses",
      tags: ["sheet"],
      security: [{ sheet: [] }],
      response: { 200: ConsentDenialAnswerSchema, ...problemResponses(401, 403, 409) },
    },
    async handler(request): Promise<ConsentDenialAnswer> {
      await denyConsent(request.params.id, await sheetSessionOf(request, deps), deps, deps.clock());
      return { errMsg: failErrMsg("cancel") };
    },
  });
}
