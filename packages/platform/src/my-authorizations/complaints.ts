/** `POST /me/complaints`: a person complains about the service provider of a consent. */
import { fileComplaint, openPersonRequest, requirePerson } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import { ComplaintRequest, PersonRequestFacts } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import { parseJsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { createPersonRequest } from "./about-me.ts";
import { personSessionOf } from "./session.ts";

export function registerComplaints(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meComplaints;
  app.route({
    method,
    url: path,
    schema: {
      summary: "Complains about the service provider of a consent; the operator's staff answer",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      body: ComplaintRequest,
      response: { 201: PersonRequestFacts, ...problemResponses(400, 401, 403, 404) },
    },
    async handler(request, reply) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      const { consent_id: consentId, text } = parseJsonObject(bytesOf(request));
      const about = { consentId: String(consentId), text };
      const complaint = await fileComplaint(person, about, deps, at);
      return reply
        .code(201)
        .send(createPersonRequest({ request: complaint, ...openPersonRequest(complaint, deps.keys) }));
    },
  });
}
