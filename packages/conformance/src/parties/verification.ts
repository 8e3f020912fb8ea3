/** The mini program and its back end at the calls of section 9. */
import {
  CRED_TYPE,
  endpoints,
  LOGIN_GRANT_TYPE,
  query,
  type VerificationResult,
  verificationAnswers,
} from "@shiming/wire";
import type { Stage } from "../case.ts";
import { requireCode, requireEqual, requireStatus, textIn } from "../check.ts";
import { needed } from "../finding.ts";
import { jsonOf, type Received } from "../http.ts";
import type { TargetApp, TargetUser } from "../target.ts";
import { accessTokenOf } from "./access.ts";
import { askLoginCode, askVerification } from "./host.ts";
import type { Fields } from "./merchant.ts";
import { openSheet, type Sheet } from "./person.ts";

/** @throws NotJudged where none is known to be approved for verification */
export function verifyingApp({ target }: Stage): TargetApp {
  return needed(
    target.apps.find(({ verifies }) => verifies),
    "mini program that may verify",
  );
}

/** What is changed in a request that is otherwise right; a parameter set to `undefined` is left out. */
export function exchangeLoginCode(
  stage: Stage,
  jsCode: string | undefined,
  app: TargetApp,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<Received> {
  const { appid, secret } = app;
  const usual = { [query.appid]: appid, [query.secret]: secret, [query.jsCode]: jsCode };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, [query.grantType]: LOGIN_GRANT_TYPE, ...changes })) {
    if (value !== undefined) parameters.set(name, value);
  }
  return stage.send(`${stage.target.baseUrl}${endpoints.jsCodeToSession.path}?${parameters}`);
}

export async function newLoginCode(stage: Stage, app: TargetApp, user?: TargetUser): Promise<string> {
  const issued = await askLoginCode(stage, { claims: { appid: app.appid } }, user);
  requireStatus(issued, 201);
  return textIn(issued, "js_code");
}

export async function openidOf(stage: Stage, app: TargetApp, user?: TargetUser): Promise<string> {
  return textIn(await exchangeLoginCode(stage, await newLoginCode(stage, app, user), app), "openid");
}

/** The tap on 同意; with the payment password, for a platform that asks for it besides. */
function agree(stage: Stage, { url, cookie }: Sheet, user: TargetUser): Promise<Received> {
  const sent = jsonOf({ pay_password: user.payPassword }, { cookie });
  return stage.inTurn("payment password", () => stage.send(`${url}/approve`, sent));
}

export async function newVerificationSheet(stage: Stage, app: TargetApp, user?: TargetUser): Promise<Sheet> {
  return openSheet(stage, await askVerification(stage, { claims: { appid: app.appid } }, user));
}

export async function consentToVerification(
  stage: Stage,
  app: TargetApp,
  user: TargetUser = stage.target.person,
): Promise<string> {
  return textIn(await agree(stage, await newVerificationSheet(stage, app, user), user), "code");
}

/** What a service provider sends that has the right name and number. */
export async function newVerification(
  stage: Stage,
  user: TargetUser = stage.target.person,
): Promise<{ readonly app: TargetApp; readonly fields: Fields }> {
  const app = verifyingApp(stage);
  const fields = {
    openid: await openidOf(stage, app, user),
    real_name: user.realName,
    cred_id: user.credentialId,
    cred_type: CRED_TYPE,
    code: await consentToVerification(stage, app, user),
  };
  return { app, fields };
}

export async function verify(
  stage: Stage,
  app: TargetApp,
  body: Fields | string,
  { accessToken, method = "POST" }: { readonly accessToken?: string; readonly method?: string } = {},
): Promise<Received> {
  const parameters = new URLSearchParams({ access_token: accessToken ?? (await accessTokenOf(stage, app)) });
  const url = `${stage.target.baseUrl}${endpoints.checkRealnameInfo.path}?${parameters}`;
  if (method !== "POST") return stage.send(url, { method });
  return stage.send(url, jsonOf(body));
}

/** @throws Violation */
export function requireResult(received: Received, result: VerificationResult): void {
  requireCode(received, 0);
  const { openid, realName } = verificationAnswers[result];
  requireEqual("verify_openid", received.json.verify_openid, openid);
  requireEqual("verify_real_name", received.json.verify_real_name, realName);
}
