import { DomainError, type Text } from "@shiming/core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { adviceOf } from "../problem/problem.ts";
import type { ProblemRows } from "../problem/rows.ts";
import { bytesOf } from "../server/json-bytes.ts";

/**
 * One finished call of a back end (contract §§3–5, and §8 by a host) as it was on the wire: with secrets and tokens, and for
 * the developer of a sandbox alone.
 */
export interface ObservedCall {
  readonly requestId: string;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** The header, where the endpoint has a use for it. */
  readonly authorization: string | undefined;
  /** "" where none came, or none that was taken. */
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  /** What a refusal told the developer, in both languages; the answer has it in one. */
  readonly hint?: Text | undefined;
  readonly milliseconds: number;
}

/** Must not throw: the call is over, and nobody would hear of it. */
export type ObserveCall = (call: ObservedCall) => void;

/** Has the calls of a group's routes observed, whose refusals the rows spell. */
export function observeCalls(app: FastifyInstance, observe: ObserveCall, rows: ProblemRows): void {
  const hints = new WeakMap<FastifyRequest, Text>();
  app.addHook("onError", async (request, _reply, error) => {
    const cause: unknown = error;
    const hint = cause instanceof DomainError && adviceOf(rows[cause.failure], cause.detail);
    if (hint) hints.set(request, hint);
  });
  const answers = new WeakMap<FastifyRequest, string>();
  app.addHook("onSend", async (request, _reply, payload) => {
    answers.set(request, String(payload ?? ""));
  });
  app.addHook("onResponse", async (request, reply) => {
    const { id: requestId, method, url, headers } = request;
    observe({
      requestId,
      method,
      url,
      authorization: headers.authorization,
      body: bytesOf(request).toString(),
      status: reply.statusCode,
      answer: answers.get(request) ?? "",
      hint: hints.get(request),
      milliseconds: reply.elapsedTime,
    });
  });
}
