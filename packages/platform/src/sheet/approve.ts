import { approveConsent, consentDetails, DomainError } from "@shiming/core";
import {
  type ConsentApprovalAnswer,
  createCodeDetail,
  createSuccessDetail,
  endpoints,
  type NoticeChangedProblem,
  type VerificationApprovalAnswer,
} from "@shiming/wire";
import {
  ConsentApproval,
  ConsentApprovalAnswer as ConsentApprovalAnswerSchema,
  VerificationApprovalAnswer as VerificationApprovalAnswerSchema,
} from "@shiming/wire/schemas";
import type { FastifyInstance, FastifyReply } from "fastify";
import Type from "typebox";
import { parseJsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { sheetProblems } from "../problem/rows.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { createConsentDetailsResponse } from "./details.ts";
import { type SheetRequest, sheetSessionOf } from "./session.ts";

/** `POST /consent/{id}/approve` (contract §§8 and 9). */
export function registerApprove(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.consentApprove;
  app.route<SheetRequest>({
    method,
    url: path,
    schema: {
      summary: "Consents, with the payment password where details says that it is needed",
      tags: ["sheet"],
      security: [{ sheet: [] }],
      body: ConsentApproval,
      response: {
        200: Type.Union([ConsentApprovalAnswerSchema, VerificationApprovalAnswerSchema]),
        ...problemResponses(400, 401, 403, 409, 423, 503),
      },
    },
    async handler(
      request,
      reply,
    ): Promise<ConsentApprovalAnswer | VerificationApprovalAnswer | FastifyReply> {
      const session = await sheetSessionOf(request, deps);
      const {
        pay_password: payPassword,
        items,
        notice_digest: noticeDigest,
      } = parseJsonObject(bytesOf(request));
      const given = { payPassword, items, noticeDigest };
      try {
        const { kind, token } = await approveConsent(request.params.id, session, given, deps, deps.clock());
        return kind === "verification" ? createCodeDetail(token) : createSuccessDetail(token);
      } catch (error) {
        if (!(error instanceof DomainError) || error.failure !== "notice_changed") throw error;
        return sendProblem(reply, await createNoticeChanged(error, request.params.id, session, deps));
      }
    },
  });
}

/** With what is to be read now, which counts as shown. */
async function createNoticeChanged(
  { failure, detail }: DomainError,
  id: string,
  session: string | undefined,
  deps: Deps,
): Promise<NoticeChangedProblem> {
  const at = deps.clock();
  const details = await consentDetails(id, session, undefined, deps, at);
  const { errMsg: _, ...problem } = createProblem(sheetProblems[failure], detail);
  return { ...problem, reason: detail.hint?.en ?? "", details: createConsentDetailsResponse(details, at) };
}
