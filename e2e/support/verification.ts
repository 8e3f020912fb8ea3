/** What the parties of a verification say to each other (contract §9). */

import { randomBytes } from "node:crypto";
import { approveAccess, type KeyEncryptionKeys } from "@shiming/core";
import { claimsOf, host, signAssertion } from "./hosts.ts";
import { post, type Received, send } from "./http.ts";
import { testKeys } from "./keys.ts";
import { nobody } from "./nobody.ts";
import { OPERATOR } from "./operator.ts";
import { credentialId, realName } from "./persons.ts";
import type { TestPlatform } from "./platform.ts";
import { openSheet, type ReachedPlatform, type Sheet } from "./protocol.ts";
import { addApp, type TestApp, uses } from "./world.ts";

type Platform = Pick<ReachedPlatform, "url" | "baseUrl" | "now">;

/** A mini program of its own that may verify in the first of its two categories, and be given name and number in both. */
export async function addVerifyingApp(
  { stores, now }: Pick<TestPlatform, "stores" | "now">,
  { quota = { perMinute: 1_000_000, perDay: 1_000_000 }, keys = testKeys as KeyEncryptionKeys } = {},
): Promise<TestApp> {
  const app = await addApp(stores, now(), { quota, keys });
  const names = ["real_name", "credential_id", "verification"] as const;
  const items = names.map((item) => ({ item, required: true }));
  const [first, ...others] = uses;
  if (!first) throw new Error("no use");
  const deps = { ...stores, ...nobody, keys, random: randomBytes };
  await approveAccess(app.appid, [{ ...first, items }, ...others], OPERATOR, deps, now());
  return app;
}

function bearer(platform: Platform, userId: string, appid: string, claims: object, signer = host) {
  const usual = claimsOf(userId, appid, platform.baseUrl, platform.now());
  return { authorization: `Bearer ${signAssertion({ ...usual, iss: signer.issuer, ...claims }, signer)}` };
}

/** `wx.login`: the host's back end vouches for the user. */
export function askLoginCode(
  platform: Platform,
  userId: string,
  app: TestApp,
  claims: object = {},
  signer = host,
): Promise<Received> {
  const headers = bearer(platform, userId, app.appid, claims, signer);
  return post(`${platform.url}/host/login-codes`, undefined, headers);
}

export function jsCodeToSession({ url }: Platform, jsCode: string, app: TestApp, changes: object = {}) {
  const query = { ...app, js_code: jsCode, grant_type: "authorization_code", ...changes };
  return send(`${url}/sns/jscode2session?${new URLSearchParams(query)}`);
}

export async function openidOf(platform: Platform, userId: string, app: TestApp): Promise<string> {
  const { json } = await askLoginCode(platform, userId, app);
  return (await jsCodeToSession(platform, json.js_code, app)).json.openid;
}

export function askVerification(
  platform: Platform,
  userId: string,
  app: TestApp,
  body: object = {},
  claims: object = {},
): Promise<Received> {
  const headers = bearer(platform, userId, app.appid, claims);
  return post(`${platform.url}/host/consent-requests`, { kind: "verification", ...body }, headers);
}

/** The tap on 同意. */
export function agree({ url, cookie }: Sheet, body: object = {}): Promise<Received> {
  return post(`${url}/approve`, body, { cookie });
}

/** From the question to the code. */
export async function consentToVerification(
  platform: ReachedPlatform,
  userId: string,
  app: TestApp,
): Promise<string> {
  const sheet = await openSheet(platform, await askVerification(platform, userId, app));
  return (await agree(sheet)).json.code;
}

export interface PreparedVerification {
  readonly userId: string;
  readonly openid: string;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A person who has consented, and a call that is answered `match`. */
export async function prepareVerification(
  platform: TestPlatform,
  app: TestApp,
): Promise<PreparedVerification> {
  const userId = await platform.addPerson();
  const openid = await openidOf(platform, userId, app);
  const code = await consentToVerification(platform, userId, app);
  const body = { openid, real_name: realName, cred_id: credentialId, cred_type: "1", code };
  return { userId, openid, code, body };
}

export function checkRealnameInfo(
  { url }: Pick<Platform, "url">,
  accessToken: string,
  body: unknown,
): Promise<Received> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return post(`${url}/intp/realname/checkrealnameinfo?access_token=${accessToken}`, text);
}
