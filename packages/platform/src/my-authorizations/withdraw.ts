import { requirePerson, withdrawConsent } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { personSessionOf } from "./session.ts";

/** `POST /me/consents/{id}/withdraw` (contract §8). */
export function registerWithdraw(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meConsentWithdraw;
  app.route<{ Params: { id: string } }>({
    method,
    url: path,
    schema: {
      summary: "Takes a consent back, effective at once",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      response: { 204: { description: "It is withdrawn" }, ...problemResponses(401, 403, 404) },
    },
    async handler(request, reply) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      await withdrawConsent(person, request.params.id, deps, at);
      return reply.code(204).send();
    },
  });
}
