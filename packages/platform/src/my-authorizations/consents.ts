import {
  type AccountKey,
  type Consent,
  type ConsentList,
  type ConsentPage,
  listConsents,
  maskedNameOf,
  refuse,
  requirePerson,
  type WithdrawalNews,
  withdrawalNews,
} from "@shiming/core";
import {
  type Authorization,
  type AuthorizationsAnswer,
  endpoints,
  limits,
  type MaskedPerson,
} from "@shiming/wire";
import {
  AuthorizationsAnswer as AuthorizationsAnswerSchema,
  AuthorizationsQuery,
} from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { createNotice } from "../sheet/notice.ts";
import { personSessionOf } from "./session.ts";

/** `GET /me/consents` (contract §8). */
export function registerMyConsents(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meConsents;
  app.route<{ Querystring: { after?: unknown; limit?: unknown } }>({
    method,
    url: path,
    schema: {
      summary: "The consents that the person gave or refused, newest first, page by page",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      querystring: AuthorizationsQuery,
      response: { 200: AuthorizationsAnswerSchema, ...problemResponses(400, 401, 404) },
    },
    async handler(request) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      const list = await listConsents(person.account, parsePage(request.query), deps);
      const news = await withdrawalNews(list.consents, deps);
      const actingFor = person.guardian && (await personOf(person.account, deps));
      const answer = createAuthorizationsResponse(
        list,
        { news, guardians: await guardiansIn(list, deps) },
        at,
      );
      return { ...(actingFor && { acting_for: actingFor }), ...answer };
    },
  });
}

function parsePage({ after, limit }: { readonly after?: unknown; readonly limit?: unknown }): ConsentPage {
  const { max, usual } = limits.consentsPerPage;
  const asked = limit === undefined ? usual : Number(limit);
  if (!Number.isInteger(asked) || asked < 1 || asked > max || Array.isArray(limit)) {
    refuse("request_malformed", {
      hint: { en: `limit is a whole number from 1 to ${max}`, zh: `limit 是 1 到 ${max} 的整数` },
    });
  }
  if (after !== undefined && typeof after !== "string") {
    refuse("request_malformed", { hint: { en: "after is given once", zh: "after 只能出现一次" } });
  }
  return { after, limit: asked };
}

interface Beside {
  readonly news: ReadonlyMap<string, WithdrawalNews>;
  /** By the user id: who decided in the person's place. */
  readonly guardians: ReadonlyMap<string, MaskedPerson>;
}

function createAuthorizationsResponse(
  { consents, next }: ConsentList,
  { news, guardians }: Beside,
  at: Date,
): AuthorizationsAnswer {
  const answered = consents.flatMap((consent) => {
    const guardian = consent.guardian && guardians.get(consent.guardian.userId);
    return createAuthorization(consent, at).map((each) => ({
      ...each,
      ...(guardian && { guardian }),
      ...notified(news.get(each.id)),
    }));
  });
  return { consents: answered, ...(next !== undefined && { next }) };
}

async function guardiansIn(
  { consents }: ConsentList,
  deps: Pick<Deps, "identities">,
): Promise<ReadonlyMap<string, MaskedPerson>> {
  const those = new Map(
    consents.flatMap(({ guardian }) => (guardian ? [[guardian.userId, guardian] as const] : [])),
  );
  const named = [...those.values()].map(async (each) => [each.userId, await personOf(each, deps)] as const);
  return new Map(await Promise.all(named));
}

async function personOf(account: AccountKey, deps: Pick<Deps, "identities">): Promise<MaskedPerson> {
  const name = await maskedNameOf(account, deps);
  return name === undefined ? {} : { masked_real_name: name };
}

function notified(news: WithdrawalNews | undefined): Pick<Authorization, "notified"> {
  if (!news) return {};
  return { notified: { state: news.state, ...("at" in news && { at: news.at.toISOString() }) } };
}

/** Nothing for a request that still waits: nobody gave or refused anything yet. */
export function createAuthorization(consent: Consent, at: Date): Authorization[] {
  const { id, kind, notice, requestedAt } = consent;
  const base = { id, kind, notice: createNotice(notice), requested_at: requestedAt.toISOString() };
  switch (consent.state) {
    case "pending":
      return [];
    case "denied":
      return [{ ...base, state: "denied", denied_at: consent.deniedAt.toISOString() }];
    case "approved": {
      const state = consent.token.expiresAt <= at ? "expired" : "approved";
      return [
        {
          ...base,
          items: [...consent.consented.items],
          state,
          approved_at: consent.act.approvedAt.toISOString(),
        },
      ];
    }
    case "released":
    case "verified":
    case "withdrawn":
      return [{ ...base, items: [...consent.consented.items], state: consent.state, ...instantsOf(consent) }];
  }
}

function instantsOf(consent: Extract<Consent, { state: "released" | "verified" | "withdrawn" }>) {
  const release = "release" in consent ? consent.release : undefined;
  const verification = "verification" in consent ? consent.verification : undefined;
  return {
    approved_at: consent.act.approvedAt.toISOString(),
    ...(release && { released_at: release.releasedAt.toISOString() }),
    ...(verification && {
      verified_at: verification.verifiedAt.toISOString(),
      verification: verification.result,
    }),
    ...(consent.state === "withdrawn" && { withdrawn_at: consent.withdrawnAt.toISOString() }),
  };
}
