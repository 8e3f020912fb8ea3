import { type Consent, listConsents, requirePerson } from "@shiming/core";
import { type Authorization, type AuthorizationsAnswer, endpoints } from "@shiming/wire";
import { AuthorizationsAnswer as AuthorizationsAnswerSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { createNotice } from "../sheet/notice.ts";
import { personSessionOf } from "./session.ts";

/** `GET /me/consents` (contract §8). */
export function registerMyConsents(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meConsents;
  app.route({
    method,
    url: path,
    schema: {
      summary: "Every consent that the person gave or refused, newest first",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      response: { 200: AuthorizationsAnswerSchema, ...problemResponses(401) },
    },
    async handler(request) {
      const at = deps.clock();
      const person = await requirePerson(personSessionOf(request), deps, at);
      const consents = await listConsents(person, deps);
      return createAuthorizationsResponse(consents, at);
    },
  });
}

function createAuthorizationsResponse(consents: readonly Consent[], at: Date): AuthorizationsAnswer {
  return { consents: consents.flatMap((consent) => createAuthorization(consent, at)) };
}

/** Nothing for a request that still waits: nobody gave or refused anything yet. */
function createAuthorization(consent: Consent, at: Date): Authorization[] {
  const { id, notice, requestedAt } = consent;
  const base = { id, notice: createNotice(notice), requested_at: requestedAt.toISOString() };
  switch (consent.state) {
    case "pending":
      return [];
    case "denied":
      return [{ ...base, state: "denied", denied_at: consent.deniedAt.toISOString() }];
    case "approved": {
      const state = consent.token.expiresAt <= at ? "expired" : "approved";
      return [{ ...base, state, approved_at: consent.act.approvedAt.toISOString() }];
    }
    case "released":
    case "withdrawn":
      return [{ ...base, state: consent.state, ...instantsOf(consent) }];
  }
}

function instantsOf(consent: Extract<Consent, { state: "released" | "withdrawn" }>) {
  return {
    approved_at: consent.act.approvedAt.toISOString(),
    ...(consent.release && { released_at: consent.release.releasedAt.toISOString() }),
    ...(consent.state === "withdrawn" && { withdrawn_at: consent.withdrawnAt.toISOString() }),
  };
}
