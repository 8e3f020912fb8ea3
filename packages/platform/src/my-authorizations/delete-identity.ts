/** `POST /me/identity/delete`: the person has the own name and number deleted, at once. */
import { deleteOwnIdentity, requirePerson } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { personSessionOf } from "./session.ts";

export function registerDeleteIdentity(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meDeleteIdentity;
  app.route({
    method,
    url: path,
    schema: {
      summary: "Deletes the person's verified identity; nothing can be released any more",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      response: { 204: { description: "It is deleted" }, ...problemResponses(401, 403, 409) },
    },
    async handler(request, reply) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      await deleteOwnIdentity(person, deps, at);
      return reply.code(204).send();
    },
  });
}
