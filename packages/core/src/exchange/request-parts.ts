/**
 * What the platform knows about each part of a request, one by one: unlike an exchange it goes on after a failure, and nothing is
 * used up or written. It tells what only a sandbox tells in an answer (see `Diagnosis`), so it is for members of the organisation
 * that the mini program belongs to, and says nothing of others' merchants.
 */
import type { AuthTokenFault, Text } from "@shiming/crypto";
import { verifyAccessToken } from "../access-token/verify.ts";
import { decideRelease } from "../consent/release.ts";
import { digestOf } from "../digest.ts";
import { DomainError, type Failure, refuse } from "../failure.ts";
import { isUsable, type MerchantCertificate } from "../merchant/certificate.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { requireBinding, requireMerchant, requireRealnameAccess } from "./caller.ts";
import { faultOf, faultOfGrant, requireInTime } from "./claim.ts";
import { hintOfUnusable } from "./unusable-certificate.ts";

/** As it was meant: what could not be read is `undefined`. */
export interface RequestParts {
  readonly accessToken: string | undefined;
  readonly mchId: unknown;
  readonly certSerialNo: string | undefined;
  readonly timestamp: number | undefined;
  readonly authToken: unknown;
}

export interface PartRefusal {
  readonly failure: Failure;
  readonly hint?: Text | undefined;
}

/** Of each part the refusal, `undefined` where it is right, and no member where it is not there to be looked at. */
export interface PartRefusals {
  readonly accessToken?: PartRefusal | undefined;
  readonly timestamp?: PartRefusal | undefined;
  readonly merchant?: PartRefusal | undefined;
  readonly certificate?: PartRefusal | undefined;
  readonly access?: PartRefusal | undefined;
  readonly binding?: PartRefusal | undefined;
  readonly authToken?: AuthTokenFault | undefined;
}

interface Deps {
  readonly accessTokens: Pick<AccessTokenStore, "find">;
  readonly merchants: Pick<MerchantStore, "find" | "findCertificate" | "certificatesOf">;
  readonly miniPrograms: Pick<MiniProgramStore, "isBound">;
  readonly consents: Pick<ConsentStore, "findByToken">;
}

/** The certificates of the merchant that the request names, where the mini program may know of them; else none. */
export async function certificatesFor(
  app: MiniProgram,
  mchId: unknown,
  deps: Pick<Deps, "merchants" | "miniPrograms">,
): Promise<readonly MerchantCertificate[]> {
  if (typeof mchId !== "string" || !(await isKnownTo(app, mchId, deps))) return [];
  return deps.merchants.certificatesOf(mchId);
}

export type TokenDeps = Pick<Deps, "accessTokens">;

/** Of a token that was sent; `undefined` where it is one of this mini program. */
export function refusalOfAccessToken(
  accessToken: string,
  app: MiniProgram,
  deps: TokenDeps,
  at: Date,
): Promise<PartRefusal | undefined> {
  return refusalOf(() => requireTokenOf(app, accessToken, deps, at));
}

export async function refusalsOfParts(
  parts: RequestParts,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<PartRefusals> {
  const { accessToken, mchId, certSerialNo, timestamp, authToken } = parts;
  const isNamed = typeof mchId === "string";
  return {
    ...(accessToken !== undefined && {
      accessToken: await refusalOfAccessToken(accessToken, app, deps, at),
    }),
    ...(timestamp !== undefined && { timestamp: await refusalOf(() => requireInTime(timestamp, at)) }),
    merchant: await refusalOf(() => requireMerchant({ mchId }, deps)),
    ...(isNamed &&
      certSerialNo !== undefined && {
        certificate: await refusalOf(() => requireUsable(certSerialNo, mchId, app, deps, at)),
      }),
    access: await refusalOf(() => requireRealnameAccess(app, at)),
    ...(isNamed && { binding: await refusalOf(() => requireBinding(app.appid, mchId, deps)) }),
    authToken: await faultOfToken(authToken, app, deps, at),
  };
}

async function refusalOf(check: () => unknown): Promise<PartRefusal | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { failure: error.failure, hint: error.detail.hint };
  }
}

/** One that another mini program was given is as unknown as one that nobody was. */
async function requireTokenOf(
  app: MiniProgram,
  accessToken: string,
  deps: TokenDeps,
  at: Date,
): Promise<void> {
  const token = await deps.accessTokens.find(digestOf(accessToken));
  if (token && token.appid !== app.appid) refuse("access_token_invalid", { hint: OF_ANOTHER });
  await verifyAccessToken(accessToken, deps, at);
}

async function requireUsable(
  certSerialNo: string,
  mchId: string,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<void> {
  const found = await deps.merchants.findCertificate(certSerialNo);
  if (found?.mchId === mchId && isUsable(found, at)) return;
  const own = found?.mchId === mchId ? found : undefined;
  const tellsAll = await isKnownTo(app, mchId, deps);
  refuse("certificate_unusable", { hint: hintOfUnusable(own, mchId, at, tellsAll) });
}

async function isKnownTo(
  { appid, organisationId }: MiniProgram,
  mchId: string,
  { merchants, miniPrograms }: Pick<Deps, "merchants" | "miniPrograms">,
): Promise<boolean> {
  const merchant = await merchants.find(mchId);
  if (!merchant) return false;
  const isOwn = organisationId !== undefined && merchant.organisationId === organisationId;
  return isOwn || miniPrograms.isBound(appid, mchId);
}

/** One that another mini program was given is unknown here. */
async function faultOfToken(
  authToken: unknown,
  { appid }: MiniProgram,
  deps: Pick<Deps, "consents">,
  at: Date,
): Promise<AuthTokenFault | undefined> {
  const fault = faultOf(authToken);
  if (fault.reason !== "unknown") return fault;
  const grant = await deps.consents.findByToken(digestOf(String(authToken)));
  if (grant?.appid !== appid) return fault;
  const decision = decideRelease(grant, { appid, ...NO_REQUEST }, at);
  return decision.outcome === "refused" ? faultOfGrant(decision.reason, grant, at) : undefined;
}

/** That of no request: a token that is used up is told to be so, even where the platform would repeat its answer. */
const NO_REQUEST = { mchId: "", certSerialNo: "", fingerprint: "" };

const OF_ANOTHER: Text = {
  en: "it was issued to another mini program",
  zh: "这个凭证是签发给另一个小程序的",
};
