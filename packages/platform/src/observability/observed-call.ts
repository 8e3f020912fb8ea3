import type { FastifyInstance, FastifyRequest } from "fastify";
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
  readonly milliseconds: number;
}

/** Must not throw: the call is over, and nobody would hear of it. */
export type ObserveCall = (call: ObservedCall) => void;

/** Has the calls of a group's routes observed. */
export function observeCalls(app: FastifyInstance, observe: ObserveCall): void {
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
      milliseconds: reply.elapsedTime,
    });
  });
}
