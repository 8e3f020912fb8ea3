import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError, detailOfAccessToken, type Failure, type FailureDetail, type Text } from "@shiming/core";
import { createErrorAnswer, type Errcode, errors } from "@shiming/wire";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { CountAnswer } from "../observability/count-usage.ts";
import { describeFault } from "../observability/fault.ts";
import type { CallObserver } from "../observability/metrics.ts";
import type { ObserveCall, ObservedCall } from "../observability/observed-call.ts";
import type { Trace } from "../observability/trace.ts";
import { type ReceivedBody, receiveBody } from "./body.ts";
import type { ContractEndpoint } from "./endpoint.ts";
import { errcodeOf, wrongMethodErrcode } from "./errcode.ts";
import { parseJsonObject } from "./json-object.ts";
import type { Query } from "./query.ts";

export interface ServeDeps {
  readonly log: Logger;
  readonly observe: CallObserver;
  readonly countAnswer: CountAnswer;
  readonly onCall: ObserveCall | undefined;
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

interface Answer {
  readonly errcode: 0 | Errcode;
  readonly text: string;
  readonly failure?: Failure | undefined;
  /** What the text tells the developer, in both languages. */
  readonly hint?: Text;
  /** For the log: which mistakes of the developer were found. */
  readonly mistakes?: readonly string[] | undefined;
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
  const { errcode, text, hint, failure, mistakes } = isRightMethod
    ? await answer(call, body, endpoint, deps.log)
    : errorAnswer(wrongMethodErrcode[endpoint.method]);
  const isRefused = errcode !== 0 && errcode !== -1;
  const who = isRefused ? await deps.trace(call.query, body) : {};
  send(call, text, { close: typeof body === "string" || deps.isClosing() });
  const milliseconds = performance.now() - startedAt;
  deps.observe(errcode, milliseconds);
  if (endpoint.countedAs) void deps.countAnswer(endpoint.countedAs, call.query, errcode);
  deps.onCall?.({ ...observedCall(call, body, text, milliseconds), hint });
  if (isRefused) {
    const line = { requestId: call.requestId, endpoint: endpoint.path, errcode, failure, mistakes };
    deps.log.info({ ...line, ...who }, "refused");
  } else if (errcode === 0 && deps.log.isLevelEnabled("debug")) {
    deps.log.debug({ requestId: call.requestId, endpoint: endpoint.path, errcode }, "answered");
  }
}

async function answer(
  { request, requestId, query }: Conversation,
  body: ReceivedBody | undefined,
  endpoint: ContractEndpoint,
  log: Logger,
): Promise<Answer> {
  try {
    const readBody = () => parseJsonObject(body ?? "cut", request.headers["content-encoding"]);
    const answered = await endpoint.answer({ requestId, query, readBody });
    return { errcode: 0, text: JSON.stringify(answered) };
  } catch (error) {
    const errcode = error instanceof DomainError ? errcodeOf[error.failure] : -1;
    if (error instanceof DomainError && errcode !== -1) {
      const detail = { ...error.detail, ...wrapped(error.failure, query, request) };
      return { ...errorAnswer(errcode, detail), failure: error.failure };
    }
    log.error({ requestId, endpoint: endpoint.path, fault: describeFault(error) }, "failed");
    return errorAnswer(-1);
  }
}

/** What is around a token that was not found: whoever is told "get a new one" would throw a good one away. */
function wrapped(failure: Failure, query: Query, { headers }: IncomingMessage): FailureDetail {
  if (failure !== "access_token_missing" && failure !== "access_token_invalid") return {};
  return detailOfAccessToken({ query, authorization: headers.authorization });
}

function errorAnswer(errcode: Errcode, detail: FailureDetail = {}): Answer {
  const hint = detail.hint ?? errors[errcode].advice;
  return {
    errcode,
    text: JSON.stringify(createErrorAnswer(errcode, hint.en)),
    hint,
    mistakes: detail.mistakes,
  };
}

function observedCall(
  { request, requestId }: Conversation,
  body: ReceivedBody | undefined,
  answer: string,
  milliseconds: number,
): ObservedCall {
  const { method = "", url = "" } = request;
  const taken = Buffer.isBuffer(body) ? body.toString() : "";
  return { requestId, method, url, authorization: undefined, body: taken, status: 200, answer, milliseconds };
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
