import { STATUS_CODES } from "node:http";
import type { FailureDetail, Text } from "@shiming/core";
import { consentFailures, failErrMsg, type Problem } from "@shiming/wire";
import type { FastifyReply } from "fastify";
import type { ProblemRow } from "./rows.ts";

/**
 * RFC 9457; the status says it all, so `type` is `about:blank` and `title` its phrase. `detail` is in the language of whoever
 * asks; `reason`, which goes on to a mini program's developer, in English always.
 */
export function createProblem(
  row: ProblemRow,
  detail: FailureDetail = {},
  language: keyof Text = "en",
): Problem {
  const { status, consent, members } = row;
  const hint = detail.hint?.en;
  const said = detail.hint ?? row.advice;
  return {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    ...(said && { detail: said[language] }),
    ...(consent && {
      errMsg: failErrMsg(consent),
      reason: hint ?? consentFailures[consent].advice.en,
    }),
    ...members?.(detail),
  };
}

/** What a refusal tells the developer, in both languages. */
export function adviceOf({ consent, advice }: ProblemRow, detail: FailureDetail): Text | undefined {
  return detail.hint ?? advice ?? (consent && consentFailures[consent].advice);
}

/** As bytes, because to any text the framework would add a charset, and this media type has none. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .type("application/problem+json")
    .send(Buffer.from(JSON.stringify(problem)));
}
