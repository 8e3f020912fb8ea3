/** What a call of the contract is answered, and what is remembered of it, however it has come. */
import type { IncomingHttpHeaders } from "node:http";
import { DomainError, detailOfAccessToken, type Failure, type FailureDetail, type Text } from "@shiming/core";
import { createErrorAnswer, type Errcode, errors } from "@shiming/wire";
import type { Logger } from "pino";
import type { CountAnswer } from "../observability/count-usage.ts";
import { describeFault } from "../observability/fault.ts";
import type { CallObserver } from "../observability/metrics.ts";
import type { ObserveCall } from "../observability/observed-call.ts";
import type { Trace } from "../observability/trace.ts";
import type { ReceivedBody } from "./body.ts";
import type { ContractEndpoint } from "./endpoint.ts";
import { errcodeOf } from "./errcode.ts";
import { parseJsonObject } from "./json-object.ts";
import type { Query } from "./query.ts";

export interface Answer {
  readonly errcode: 0 | Errcode;
  readonly text: string;
  readonly failure?: Failure | undefined;
  /** What the text tells the developer, in both languages. */
  readonly hint?: Text;
  /** For the log: which mistakes of the developer were found. */
  readonly mistakes?: readonly string[] | undefined;
}

export interface ReceivedCall {
  readonly requestId: string;
  readonly query: Query;
  readonly headers: IncomingHttpHeaders;
}

export const isRefused = ({ errcode }: Answer) => errcode !== 0 && errcode !== -1;

export async function answerOf(
  { requestId, query, headers }: ReceivedCall,
  body: ReceivedBody | undefined,
  endpoint: ContractEndpoint,
  log: Logger,
): Promise<Answer> {
  try {
    const readBody = () => parseJsonObject(body ?? "cut", headers["content-encoding"]);
    const answered = await endpoint.answer({ requestId, query, readBody });
    return { errcode: 0, text: JSON.stringify(answered) };
  } catch (error) {
    const errcode = error instanceof DomainError ? errcodeOf[error.failure] : -1;
    if (error instanceof DomainError && errcode !== -1) {
      const detail = { ...error.detail, ...wrapped(error.failure, { query, headers, body }) };
      return { ...errorAnswer(errcode, detail), failure: error.failure };
    }
    log.error({ requestId, endpoint: endpoint.path, fault: describeFault(error) }, "failed");
    return errorAnswer(-1);
  }
}

/** What is around a token that was not found: whoever is told "get a new one" would throw a good one away. */
function wrapped(
  failure: Failure,
  { body, ...sent }: Omit<ReceivedCall, "requestId"> & { readonly body: ReceivedBody | undefined },
): FailureDetail {
  if (failure !== "access_token_missing" && failure !== "access_token_invalid") return {};
  return detailOfAccessToken({ ...sent, body: Buffer.isBuffer(body) ? body : undefined });
}

export function errorAnswer(errcode: Errcode, detail: FailureDetail = {}): Answer {
  const hint = detail.hint ?? errors[errcode].advice;
  return {
    errcode,
    text: JSON.stringify(createErrorAnswer(errcode, hint.en)),
    hint,
    mistakes: detail.mistakes,
  };
}

export interface RecordDeps {
  readonly log: Logger;
  readonly observe: CallObserver;
  readonly countAnswer: CountAnswer;
  readonly onCall: ObserveCall | undefined;
}

interface AnsweredCall {
  readonly requestId: string;
  readonly query: Query;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly body: ReceivedBody | undefined;
  readonly answer: Answer;
  /** Who is refused, for the log. */
  readonly who: Trace;
  readonly milliseconds: number;
}

/** Counts it, shows it to the developer of a sandbox, and writes a refusal into the log. */
export function recordAnswer(call: AnsweredCall, endpoint: ContractEndpoint, deps: RecordDeps): void {
  const { requestId, query, method, url, body, answer, who, milliseconds } = call;
  const { errcode, failure, mistakes, hint, text } = answer;
  deps.observe(errcode, milliseconds);
  if (endpoint.countedAs) void deps.countAnswer(endpoint.countedAs, query, errcode);
  if (deps.onCall) {
    const taken = Buffer.isBuffer(body) ? body.toString() : "";
    const onWire = {
      requestId,
      method,
      url,
      authorization: undefined,
      body: taken,
      status: 200,
      answer: text,
    };
    deps.onCall({ ...onWire, milliseconds, hint });
  }
  if (isRefused(answer)) {
    const line = { requestId, endpoint: endpoint.path, errcode, failure, mistakes };
    deps.log.info({ ...line, ...who }, "refused");
  } else if (errcode === 0 && deps.log.isLevelEnabled("debug")) {
    deps.log.debug({ requestId, endpoint: endpoint.path, errcode }, "answered");
  }
}
