/** What a call of the API gives its operation: the members of its path, of its query and of its body as one object. */
import { type AnyOperation, readTexts } from "@shiming/administration";
import { refuse } from "@shiming/core";
import type { FastifyRequest } from "fastify";
import { parseJsonObject } from "../contract/json-object.ts";

/** @throws `body_malformed`, `body_empty`; `value_invalid` where a member comes twice */
export function inputOf(operation: AnyOperation, request: FastifyRequest): object {
  const inPath = readTexts(operation.input, request.params as Record<string, string>);
  const rest =
    operation.method === "GET" || operation.method === "DELETE"
      ? readTexts(operation.input, request.query as Record<string, string | string[]>)
      : bodyOf(request);
  const twice = Object.keys(rest).find((name) => Object.hasOwn(inPath, name));
  if (twice !== undefined) {
    refuse("value_invalid", {
      hint: { en: `${twice} stands in the path`, zh: `${twice} 已在路径中给出` },
    });
  }
  return { ...rest, ...inPath };
}

/** A call whose operation needs nothing but its path may come without a body. */
function bodyOf(request: FastifyRequest): object {
  const body = request.body as Buffer | undefined;
  if (body === undefined || body.length === 0) return {};
  return parseJsonObject(body, request.headers["content-encoding"]);
}
