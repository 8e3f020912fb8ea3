/** Who was refused, as far as the platform knows them: what an operator looks a refusal up by. Never a person. */
import { digestOf, verificationCodeDigest } from "@shiming/core";
import { requestFields, verificationFields } from "@shiming/wire";
import type { FastifyRequest } from "fastify";
import { decodeJwt } from "jose";
import type { ReceivedBody } from "../contract/body.ts";
import { parseJsonObject } from "../contract/json-object.ts";
import { accessTokenOf, type Query } from "../contract/query.ts";
import type { Deps } from "../deps.ts";

/**
 * As they stand in the log. Each is in the registers of the platform: what a caller only says is not repeated, as it may be
 * anything, a name included.
 */
export interface Trace {
  readonly appid?: string | undefined;
  readonly mch_id?: string | undefined;
  readonly issuer?: string | undefined;
  readonly consent_id?: string | undefined;
}

type TraceDeps = Pick<Deps, "accessTokens" | "consents" | "hosts" | "merchants" | "miniPrograms">;

/** Of a call of contract §§3–5 and 9. */
export function traceContractCall(
  query: Query,
  body: ReceivedBody | undefined,
  deps: TraceDeps,
): Promise<Trace> {
  return orNothing(async () => {
    const fields = body === undefined ? {} : membersOf(body);
    const [accessToken, authToken] = [accessTokenOf(query), textIn(fields, requestFields.authToken)];
    const issued = accessToken ? await deps.accessTokens.find(digestOf(accessToken)) : undefined;
    const named = textIn(query, "appid") ?? textIn(fields, "appid");
    const mchId = textIn(fields, requestFields.mchId);
    const code = textIn(fields, verificationFields.code);
    const consent = authToken
      ? await deps.consents.findByToken(digestOf(authToken))
      : code && (await deps.consents.findByCode(verificationCodeDigest(code)));
    return {
      appid: issued?.appid ?? (named ? (await deps.miniPrograms.find(named))?.appid : undefined),
      mch_id: mchId ? (await deps.merchants.find(mchId))?.mchId : undefined,
      consent_id: (consent || undefined)?.id,
    };
  });
}

/** Of a call by a host, or by a page: contract §8. */
export function traceHostCall(request: FastifyRequest, deps: TraceDeps): Promise<Trace> {
  return orNothing(async () => {
    const { id } = request.params as { readonly id?: string };
    const consent = id ? await deps.consents.find(id) : undefined;
    if (consent) return { appid: consent.appid, issuer: consent.account.issuer, consent_id: consent.id };
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const { iss, appid } = token ? decodeJwt<{ appid?: unknown }>(token) : {};
    return {
      issuer: typeof iss === "string" ? (await deps.hosts.find(iss))?.issuer : undefined,
      appid: typeof appid === "string" ? (await deps.miniPrograms.find(appid))?.appid : undefined,
    };
  });
}

/** A line without it is better than none: the store may be what has failed. */
async function orNothing(trace: () => Promise<Trace>): Promise<Trace> {
  try {
    return await trace();
  } catch {
    return {};
  }
}

function membersOf(body: ReceivedBody): Readonly<Record<string, unknown>> {
  try {
    return parseJsonObject(body);
  } catch {
    return {};
  }
}

function textIn(fields: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}
