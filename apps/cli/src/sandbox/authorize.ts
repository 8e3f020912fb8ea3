/** Plays a host's back end and the consent sheet, for developers who have neither (contract §8). */

import { createPrivateKey, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ConsentApprovalAnswer,
  type ConsentKind,
  createCodeDetail,
  createSuccessDetail,
  endpoints,
  type VerificationApprovalAnswer,
} from "@shiming/wire";
import { SignJWT } from "jose";
import { getJson, postJson } from "../http-client.ts";
import type { Spoken } from "../language.ts";
import { Sentence } from "../sentence.ts";
import { shellWord } from "../shell-word.ts";
import { type Refused, refusalOf, speaking, withUnknown } from "./button-refusal.ts";
import { localAuthorityFile, readStartedSandbox, type SandboxFile } from "./sandbox-file.ts";

export interface AuthorizeRequest extends Spoken {
  readonly userId: string;
  /** The child for whom the user acts as a guardian; the user's own consent without one. */
  readonly actFor?: string | undefined;
  readonly appid: string;
  readonly kind: ConsentKind;
  /** Of a verification it may be left out. */
  readonly categoryId: readonly number[] | undefined;
  /** Of a verification it is needed only where the platform asks for it. */
  readonly payPassword: string | undefined;
  readonly clientOs: string;
  readonly clientVersion: string;
}

export type AuthorizeResult = ConsentApprovalAnswer | VerificationApprovalAnswer | Refused;

/** @throws Sentence when no sandbox runs on the data */
export async function authorize(dataDir: string, request: AuthorizeRequest): Promise<AuthorizeResult> {
  const { language } = request;
  const sandbox = readStartedSandbox(dataDir);
  const ca = trustedAuthority(dataDir, sandbox);
  const unreachable = () => silent(dataDir, sandbox);
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    postJson(url, body, { headers: { ...speaking(language), ...headers }, ca }).catch(unreachable);

  const assertion = await signAssertion(dataDir, sandbox, request);
  const opened = await post(
    sandbox.base_url + endpoints.consentRequests.path,
    { kind: request.kind, category_id: request.categoryId },
    { authorization: `Bearer ${assertion}` },
  );
  if (opened.status !== 201) return withUnknown(refusalOf(opened, language), sandbox, request, language);

  const [sheet = "", secret] = String(opened.body.sheet_url).split("#");
  const session = await post(`${sheet}/session`, { secret });
  if (session.status !== 204 || !session.cookie) return refusalOf(session, language);

  const { cookie } = session;
  const shown = await getJson(`${sheet}/details`, { headers: { ...speaking(language), cookie }, ca }).catch(
    unreachable,
  );
  if (shown.status !== 200) return refusalOf(shown, language);
  const approved = await post(`${sheet}/approve`, { pay_password: request.payPassword }, { cookie });
  if (approved.status !== 200) return refusalOf(approved, language);
  const { auth_token: authToken, code } = approved.body;
  return request.kind === "verification"
    ? createCodeDetail(String(code))
    : createSuccessDetail(String(authToken));
}

export type LoginCodeRequest = Pick<
  AuthorizeRequest,
  "userId" | "actFor" | "appid" | "clientOs" | "clientVersion" | "language"
>;

/** Plays a host at `wx.login` (contract §9). @returns the `js_code`. @throws Sentence as {@link authorize} */
export async function requestLoginCode(
  dataDir: string,
  request: LoginCodeRequest,
): Promise<{ readonly jsCode: string } | Refused> {
  const { language } = request;
  const sandbox = readStartedSandbox(dataDir);
  const assertion = await signAssertion(dataDir, sandbox, request);
  const headers = { ...speaking(language), authorization: `Bearer ${assertion}` };
  const answer = await postJson(
    sandbox.base_url + endpoints.loginCodes.path,
    {},
    { headers, ca: trustedAuthority(dataDir, sandbox) },
  ).catch(() => silent(dataDir, sandbox));
  if (answer.status !== 201) return withUnknown(refusalOf(answer, language), sandbox, request, language);
  return { jsCode: String(answer.body.js_code) };
}

function silent(dataDir: string, sandbox: SandboxFile): never {
  throw new Sentence({
    en: `Nothing answers at ${sandbox.base_url}; "${startCommand(dataDir, sandbox)}" starts it.`,
    zh: `${sandbox.base_url} 没有应答；用 "${startCommand(dataDir, sandbox)}" 启动。`,
  });
}

async function signAssertion(
  dataDir: string,
  sandbox: SandboxFile,
  request: LoginCodeRequest,
): Promise<string> {
  const { issuer, kid, private_key_file } = sandbox.host;
  const { userId, actFor, appid, clientOs, clientVersion } = request;
  const acting = actFor === undefined ? {} : { act_for: actFor };
  return new SignJWT({ appid, client_os: clientOs, client_version: clientVersion, ...acting })
    .setProtectedHeader({ alg: "ES256", kid })
    .setIssuer(issuer)
    .setAudience(sandbox.base_url)
    .setSubject(userId)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime("60s")
    .sign(createPrivateKey(readFileSync(join(dataDir, private_key_file))));
}

function trustedAuthority(dataDir: string, sandbox: SandboxFile): string | undefined {
  const file = localAuthorityFile(dataDir);
  return sandbox.base_url.startsWith("https:") && existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** What starts it where it was: the file is then right again. */
function startCommand(dataDir: string, { base_url }: SandboxFile): string {
  const { protocol, port } = new URL(base_url);
  return `shiming sandbox --data ${shellWord(dataDir)} --port ${port}${protocol === "https:" ? " --https" : ""}`;
}
