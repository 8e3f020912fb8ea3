import { digestOf, invitePerson } from "@shiming/core";
import { endpoints, type MeSessionAnswer } from "@shiming/wire";
import { MeSessionAnswer as MeSessionAnswerSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { verifyAssertion } from "./assertion.ts";

/** `POST /host/me-sessions` (contract §8). The body says nothing. */
export function registerMeSessions(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meSessions;
  app.route({
    method,
    url: path,
    schema: {
      summary: 'Sends a user of the host to "my authorizations"',
      tags: ["host"],
      security: [{ assertion: [] }],
      response: { 201: MeSessionAnswerSchema, ...problemResponses(401, 409, 500) },
    },
    async handler(request, reply) {
      const at = deps.clock();
      const assertion = await verifyAssertion(request.headers.authorization, "account", deps, at);
      const secret = await invitePerson(assertion, digestOf(bytesOf(request)), deps, at);
      return reply.code(201).send(createMeSessionResponse(secret, deps.sheetUrl()));
    },
  });
}

function createMeSessionResponse(secret: string, sheetUrl: string): MeSessionAnswer {
  return { url: `${sheetUrl}${endpoints.mePage.path}#${secret}` };
}
