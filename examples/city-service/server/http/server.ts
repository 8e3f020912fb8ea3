import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { answerError } from "./answers.ts";
import type { RateLimit } from "./rate-limit.ts";
import { Refusal } from "./refusal.ts";

const BODY_LIMIT = 4 * 1024;
const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export type ServerOptions = Pick<FastifyServerOptions, "logger" | "trustProxy">;

/** A server with nothing on it yet: its limits, its headers, and answers of our form where the framework answers itself. */
export function createServer(options: ServerOptions, mayGoOn: RateLimit): FastifyInstance {
  const app = Fastify({
    ...options,
    bodyLimit: BODY_LIMIT,
    // The framework's own lines name URLs and addresses.
    logController: new LogController({ disableRequestLogging: true }),
    // "1" is no number, and a member too many is no mistake.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    // Of a URL that cannot be read: before any hook.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply.headers(HEADERS)),
  });
  acceptEmptyJson(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(() => {
    throw new Refusal("not_found");
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS);
    if (!mayGoOn(request.ip)) throw new Refusal("too_many_requests");
  });
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions } = request;
    request.log.debug({ method, route: routeOptions.url, status: reply.statusCode }, "answered");
  });
  return app;
}

/** `wx.request` says that it sends JSON even where it sends nothing. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else parse(request, body as string, done);
  });
}
