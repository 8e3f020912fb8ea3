import { approveConsent } from "@shiming/core";
import { type ConsentApprovalAnswer, createSuccessDetail, endpoints } from "@shiming/wire";
import { ConsentApproval, ConsentApprovalAnswer as ConsentApprovalAnswerSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import { parseJsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { type SheetRequest, sheetSessionOf } from "./session.ts";

/** `POST /consent/{id}/approve` (contract §8). */
export function registerApprove(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.consentApprove;
  app.route<SheetRequest>({
    method,
    url: path,
    schema: {
      summary: "Consents, with the payment password",
      tags: ["sheet"],
      security: [{ sheet: [] }],
      body: ConsentApproval,
      response: { 200: ConsentApprovalAnswerSchema, ...problemResponses(400, 401, 403, 409, 423, 503) },
    },
    async handler(request): Promise<ConsentApprovalAnswer> {
      const session = await sheetSessionOf(request, deps);
      const { pay_password: payPassword, items } = parseJsonObject(bytesOf(request));
      const given = { payPassword, items };
      const authToken = await approveConsent(request.params.id, session, given, deps, deps.clock());
      return createSuccessDetail(authToken);
    },
  });
}
