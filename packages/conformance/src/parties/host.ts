/** The host's back end: vouches for its users with assertions made by hand, so that any rule can be broken. */
import { type KeyObject, randomUUID, sign } from "node:crypto";
import { endpoints } from "@shiming/wire";
import type { Stage } from "../case.ts";
import { jsonOf, type Received } from "../http.ts";
import type { TargetUser } from "../target.ts";
import { secondsOf } from "./merchant.ts";

/** Claims of an assertion, or members of its header; one set to `undefined` is left out. */
export type Claims = Readonly<Record<string, unknown>>;

/** What is changed in an assertion that is otherwise right. */
export interface Assertion {
  readonly claims?: Claims;
  readonly header?: Claims;
  readonly key?: KeyObject;
}

/** What the host says of a user in the mini program. */
export function signTap(stage: Stage, { claims, ...how }: Assertion = {}, user?: TargetUser): string {
  const { appid } = stage.target.app;
  const tap = { appid, client_os: "ios", client_version: "8.0.50" };
  return signAccount(stage, { claims: { ...tap, ...claims }, ...how }, user);
}

/** What the host says of a user outside any mini program. */
function signAccount(
  stage: Stage,
  { claims = {}, header = {}, key }: Assertion = {},
  user: TargetUser = stage.target.person,
): string {
  const { host, baseUrl } = stage.target;
  const iat = secondsOf(stage.now());
  const usual = { iss: host.issuer, aud: baseUrl, sub: user.userId, iat, exp: iat + 60, jti: randomUUID() };
  const head = encode({ alg: "ES256", kid: host.kid, typ: "JWT", ...header });
  return signed(`${head}.${encode({ ...usual, ...claims })}`, key ?? host.privateKey);
}

function signed(message: string, key: KeyObject): string {
  const signature = sign("sha256", Buffer.from(message), { key, dsaEncoding: "ieee-p1363" });
  return `${message}.${signature.toString("base64url")}`;
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** Asks for a consent with an `Authorization` header as it is given, or without one. */
export function askWith(stage: Stage, authorization: string | undefined, body: unknown): Promise<Received> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return stage.send(`${stage.target.baseUrl}${endpoints.consentRequests.path}`, jsonOf(body, headers));
}

export interface Tap extends Assertion {
  readonly user?: TargetUser | undefined;
  readonly categoryId?: unknown;
}

/** A user has tapped the button of the mini program. */
export function askConsent(stage: Stage, { user, categoryId, ...assertion }: Tap = {}): Promise<Received> {
  const body = { category_id: categoryId ?? stage.target.app.categoryIds[0] };
  return askWith(stage, `Bearer ${signTap(stage, assertion, user)}`, body);
}

/** A user is in the mini program, which calls `wx.login`. Contract §9. */
export function askLoginCode(stage: Stage, assertion: Assertion = {}, user?: TargetUser): Promise<Received> {
  const authorization = `Bearer ${signTap(stage, assertion, user)}`;
  const url = `${stage.target.baseUrl}${endpoints.loginCodes.path}`;
  return stage.send(url, { method: "POST", headers: { authorization } });
}

/** A user is to be asked to be verified. Contract §9. */
export function askVerification(
  stage: Stage,
  assertion: Assertion = {},
  user?: TargetUser,
): Promise<Received> {
  return askWith(stage, `Bearer ${signTap(stage, assertion, user)}`, { kind: "verification" });
}

/** A user wants to look at what was authorized. */
export function inviteToMyAuthorizations(
  stage: Stage,
  user: TargetUser,
  assertion: Assertion = {},
): Promise<Received> {
  const authorization = `Bearer ${signAccount(stage, assertion, user)}`;
  const url = `${stage.target.baseUrl}${endpoints.meSessions.path}`;
  return stage.send(url, { method: "POST", headers: { authorization } });
}
