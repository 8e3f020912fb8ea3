import type { FastifyInstance } from "fastify";

/** Headers of every answer that the framework sends; the contract's endpoints write their own. */
export function setAnswerHeaders(app: FastifyInstance, isClosing: () => boolean): void {
  app.addHook("onSend", async (request, reply) => {
    reply.headers({
      "x-request-id": request.id,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    if (isClosing()) reply.header("connection", "close");
  });
}
