import { DomainError, type FailureDetail, type Text } from "@shiming/core";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { describeFault } from "../observability/fault.ts";
import type { Trace } from "../observability/trace.ts";
import { languageForPrograms } from "../pages/language.ts";
import { createProblem, sendProblem } from "./problem.ts";
import type { ProblemRow, ProblemRows } from "./rows.ts";

/** Says what went wrong: refusals as the rows tell, what the framework dislikes by its status, and nothing of the rest. */
export function createProblemHandler(
  rows: ProblemRows,
  log: Logger,
  trace: (request: FastifyRequest) => Promise<Trace> = async () => ({}),
) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const language = languageForPrograms(request.headers["accept-language"]);
    const line = { requestId: request.id, endpoint: request.routeOptions.url };
    if (error instanceof DomainError) {
      const row: ProblemRow = rows[error.failure];
      if (row.retryAfterSeconds !== undefined) reply.header("retry-after", row.retryAfterSeconds);
      if (row.status < 500 || row.retryAfterSeconds !== undefined) {
        const { status } = row;
        const { mistakes } = error.detail;
        const known = { ...line, status, failure: error.failure, detail: error.detail.hint?.en, mistakes };
        log.info({ ...known, ...(await trace(request)) }, "refused");
        if (row.status === 401 && error.failure === "assertion_invalid")
          reply.header("www-authenticate", "Bearer");
        return sendProblem(reply, createProblem(row, error.detail, language));
      }
    }
    const status = statusOf(error);
    if (status < 500) {
      // Of a body that did not come whole, the rest may still come.
      if (status === 408) reply.header("connection", "close");
      log.info({ ...line, status, code: (error as FastifyError).code }, "refused");
      return sendProblem(reply, createProblem({ status }, detailOf(status), language));
    }
    log.error({ ...line, fault: describeFault(error) }, "failed");
    return sendProblem(reply, createProblem({ status: 500, consent: "system error" }));
  };
}

/** About what the framework refuses before anybody reads it. */
const WHAT_TO_DO: Readonly<Record<number, Text>> = {
  413: { en: "the body is larger than this address takes", zh: "请求体超过了这个地址的上限" },
  415: {
    en: "send the body as JSON, with Content-Type: application/json",
    zh: "请以 JSON 发送请求体，并写 Content-Type: application/json",
  },
};

function detailOf(status: number): FailureDetail {
  const hint = WHAT_TO_DO[status];
  return hint ? { hint } : {};
}

/** Errors of the framework name the status that they mean. */
function statusOf(error: unknown): number {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === "number" && statusCode >= 400 ? statusCode : 500;
}
