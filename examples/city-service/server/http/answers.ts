/** What leaves this server when something is refused or fails, and what the log keeps of it. */
import { RealnameError } from "@shiming/sdk";
import type { FastifyReply, FastifyRequest } from "fastify";
import { describeFailure, reasonOfFailure } from "../sign-in/failures.ts";
import { type Reason, Refusal, refusals, wordsOf } from "./refusal.ts";

/** Writes `{ reason, message: { zh, en } }`. The developer's part goes to the log, never to the citizen. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const reason = reasonOf(error);
  const { status } = refusals[reason];
  const line = { route: request.routeOptions.url, reason };
  if (error instanceof RealnameError)
    request.log.warn({ ...line, failure: describeFailure(error) }, "no exchange");
  else if (status >= 500) request.log.error({ ...line, fault: describeFault(error) }, "failed");
  else request.log.info(line, "refused");
  if (status === 401) reply.header("www-authenticate", "Bearer");
  if (reason === "busy") reply.header("retry-after", 5);
  if (reason === "too_many_requests") reply.header("retry-after", 60);
  return reply
    .code(status)
    .send({ reason, message: error instanceof Refusal ? error.words : wordsOf(reason) });
}

function reasonOf(error: unknown): Reason {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof RealnameError) return reasonOfFailure[error.code];
  const { statusCode = 500 } = (error ?? {}) as { statusCode?: number };
  if (statusCode === 413) return "request_too_large";
  return statusCode < 500 ? "request_malformed" : "not_your_fault";
}

/** An error without its message: that of a parser or a database may quote what it choked on. */
export function describeFault(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = String(error.stack ?? "")
    .split("\n")
    .filter((line) => /^ {4}at /.test(line));
  return { type: error.name, code: (error as NodeJS.ErrnoException).code, frames };
}
