import { STATUS_CODES } from "node:http";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { PhoneParts } from "../parts.ts";
import { obstacleTo } from "./guard.ts";

/** An answer that is no success, and why, as `application/problem+json`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The phone's application with nothing on it yet: from its own page alone, in JSON, with nothing cached. */
export function createApp({ origin, onFault }: Pick<PhoneParts, "origin" | "onFault">): FastifyInstance {
  const app = Fastify({ logger: false, exposeHeadRoutes: false });
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", async ({ method, routeOptions, headers }) => {
    const obstacle = obstacleTo(method, routeOptions.url, headers, origin);
    if (obstacle) throw new Refusal(obstacle.status, obstacle.why);
  });
  app.addHook("onSend", async (_request, reply) => {
    reply.headers({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, "There is nothing here."));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refusal) return sendProblem(reply, error.status, error.message);
    const { statusCode = 500 } = error as { statusCode?: number };
    if (statusCode < 500) return sendProblem(reply, statusCode, "The request cannot be read.");
    onFault(error);
    return sendProblem(reply, 500, "The phone's back end failed; its log says where.");
  });
  return app;
}

function sendProblem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  const problem = { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, detail };
  return reply
    .code(status)
    .type("application/problem+json")
    .send(Buffer.from(JSON.stringify(problem)));
}
