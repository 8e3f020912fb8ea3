import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Trace } from "../observability/trace.ts";
import { answerOf, errorAnswer, isRefused, type RecordDeps, recordAnswer } from "./answer.ts";
import { type ReceivedBody, receiveBody } from "./body.ts";
import type { ContractEndpoint } from "./endpoint.ts";
import { wrongMethodErrcode } from "./errcode.ts";
import type { Query } from "./query.ts";

export interface ServeDeps extends RecordDeps {
  readonly isClosing: () => boolean;
  readonly bodyTimeoutMs: number;
  /** Who is refused, for the log. */
  readonly trace: (query: Query, body: ReceivedBody | undefined) => Promise<Trace>;
}

interface Conversation {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly query: Query;
}

/**
 * Takes a request over from the framework, which would answer for itself where it dislikes a method, a content type or a
 * body: on these endpoints everything that arrives is answered as the contract says, with HTTP 200.
 */
export function serveContract(endpoint: ContractEndpoint, deps: ServeDeps) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    reply.hijack();
    const { id: requestId, query } = request;
    void converse(
      { request: request.raw, response: reply.raw, requestId, query: query as Query },
      endpoint,
      deps,
    );
  };
}

async function converse(call: Conversation, endpoint: ContractEndpoint, deps: ServeDeps): Promise<void> {
  const startedAt = performance.now();
  const isRightMethod = call.request.method === endpoint.method;
  const body =
    isRightMethod && endpoint.method === "POST"
      ? await receiveBody(call.request, deps.bodyTimeoutMs)
      : undefined;
  const answer = isRightMethod
    ? await answerOf({ ...call, headers: call.request.headers }, body, endpoint, deps.log)
    : errorAnswer(wrongMethodErrcode[endpoint.method]);
  const who = isRefused(answer) ? await deps.trace(call.query, body) : {};
  send(call, answer.text, { close: typeof body === "string" || deps.isClosing() });
  const { method = "", url = "" } = call.request;
  const milliseconds = performance.now() - startedAt;
  recordAnswer({ ...call, method, url, body, answer, who, milliseconds }, endpoint, deps);
}

function send({ response, requestId }: Conversation, text: string, { close }: { close: boolean }): void {
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...(close ? { connection: "close" } : undefined),
  });
  response.end(text);
}
