import type { FastifyInstance } from "fastify";

/** Headers of every answer that the framework sends, cached only where a route says so; the contract's endpoints write their own. */
export function setAnswerHeaders(app: FastifyInstance, isClosing: () => boolean): void {
  app.addHook("onSend", async (request, reply) => {
    reply.headers({
      "x-request-id": request.id,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    if (isClosing()) reply.header("connection", "close");
  });
}
