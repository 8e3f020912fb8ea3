import type { CountedCall } from "@shiming/core";
import type { FastifySchema } from "fastify";
import type { JsonObject } from "./json-object.ts";
import type { Query } from "./query.ts";

/** One endpoint of contract §§3–5. Around it: the method, the body, the codes, the answer's form. */
export interface ContractEndpoint {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** For `/openapi.json`; nothing is validated by it. */
  readonly schema: FastifySchema;
  /** Where its answers are counted for the mini program that calls. */
  readonly countedAs?: CountedCall;
  /** The answer to a call. @throws DomainError for a refusal */
  readonly answer: (call: ContractCall) => Promise<object>;
}

export interface ContractCall {
  readonly requestId: string;
  readonly query: Query;
  /** Reads the body when its turn comes. @throws `body_empty`, `body_too_large`, `body_malformed` */
  readonly readBody: () => JsonObject;
}
