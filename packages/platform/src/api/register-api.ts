/** Every operation of the table at its address: the third door, beside command line and control channel. */
import { Readable } from "node:stream";
import { type AnyOperation, FileAnswer, openApiOf, operations, Proposed } from "@shiming/administration";
import { type Actor, refuse } from "@shiming/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { takeJsonAsBytes } from "../server/json-bytes.ts";
import type { ApiParts } from "./api-parts.ts";
import { inputOf } from "./call-input.ts";

/** Bytes of a body: a file of 10 MB as base64, and what stands around it. */
const LONGEST_BODY = 15 * 1024 * 1024;

export function registerApi(
  app: FastifyInstance,
  api: ApiParts,
  { bodyTimeoutMs, baseUrl }: { readonly bodyTimeoutMs: number; readonly baseUrl: () => string },
): void {
  takeJsonAsBytes(app, bodyTimeoutMs, LONGEST_BODY);
  for (const operation of Object.values(operations)) addRoute(app, operation as unknown as AnyOperation, api);
  const description = openApiOf(Object.values(operations) as unknown as readonly AnyOperation[]);
  app.get("/api/openapi.json", { schema: { hide: true } }, () => ({
    ...description,
    servers: [{ url: `${baseUrl()}/api` }],
  }));
}

/** Some of it is what strangers have handed in: whoever opens it by itself gets a file to save, and nothing of it runs. */
const NEVER_A_PAGE = {
  "content-disposition": "attachment",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};

function addRoute(app: FastifyInstance, operation: AnyOperation, { authenticate, perform }: ApiParts): void {
  const actors = new WeakMap<FastifyRequest, Actor>();
  app.route({
    method: operation.method,
    url: `/api${operation.path.replaceAll("{", ":").replaceAll("}", "")}`,
    schema: { hide: true },
    // Before the body is taken: a stranger sends none of 15 MB.
    onRequest: async (request, reply) => {
      reply.headers(NEVER_A_PAGE);
      const actor = await authenticate(request.headers);
      actors.set(
        request,
        actor ??
          refuse("session_invalid", {
            hint: request.headers.authorization === undefined ? SIGN_IN : BAD_TOKEN,
          }),
      );
    },
    handler: async (request, reply) => {
      const answer = await perform(operation.name, inputOf(operation, request), actors.get(request) as Actor);
      reply.header("cache-control", "no-store");
      if (answer instanceof Proposed) reply.code(202);
      if (answer instanceof FileAnswer) return sendFile(reply, answer);
      return answer ?? null;
    },
  });
}

/** Byte by byte as it is made; where that fails the connection breaks, and nobody takes a part for the whole. */
function sendFile(reply: FastifyReply, { name, type, content }: FileAnswer): FastifyReply {
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(Readable.from(content, { objectMode: false }));
}

/** One sentence for every token that is refused: whether it was nearly right is nobody's to know. */
const BAD_TOKEN = {
  en: "the API token in Authorization is not known: it was cut off, revoked or has ended; or the header is not the word Bearer, a space, and the token without quotation marks",
  zh: "Authorization 中的 API 令牌无效：被截断、已撤销或已到期；或者写法不是 Bearer、一个空格和不带引号的令牌",
};

const SIGN_IN = {
  en: "sign in, or send an API token: Authorization: Bearer …",
  zh: "请登录，或发送 API 令牌：Authorization: Bearer …",
};
