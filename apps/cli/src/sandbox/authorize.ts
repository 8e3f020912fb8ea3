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
  failErrMsg,
  type VerificationApprovalAnswer,
} from "@shiming/wire";
import { SignJWT } from "jose";
import { type Answer, getJson, postJson } from "../http-client.ts";
import { Sentence } from "../sentence.ts";
import { localAuthorityFile, readSandboxFile, type SandboxFile } from "./sandbox-file.ts";

export interface AuthorizeRequest {
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

interface Refused {
  readonly errMsg: string;
  readonly reason: string | undefined;
}

/** @throws Sentence when no sandbox runs on the data */
export async function authorize(dataDir: string, request: AuthorizeRequest): Promise<AuthorizeResult> {
  const sandbox = readSandboxFile(dataDir);
  const ca = trustedAuthority(dataDir, sandbox);
  const unreachable = () => silent(dataDir, sandbox);
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    postJson(url, body, { headers, ca }).catch(unreachable);

  const assertion = await signAssertion(dataDir, sandbox, request);
  const opened = await post(
    sandbox.base_url + endpoints.consentRequests.path,
    { kind: request.kind, category_id: request.categoryId },
    { authorization: `Bearer ${assertion}` },
  );
  if (opened.status !== 201) return withUnknown(refusalOf(opened), sandbox, request);

  const [sheet = "", secret] = String(opened.body.sheet_url).split("#");
  const session = await post(`${sheet}/session`, { secret });
  if (session.status !== 204 || !session.cookie) return refusalOf(session);

  const { cookie } = session;
  const shown = await getJson(`${sheet}/details`, { headers: { cookie }, ca }).catch(unreachable);
  if (shown.status !== 200) return refusalOf(shown);
  const approved = await post(`${sheet}/approve`, { pay_password: request.payPassword }, { cookie });
  if (approved.status !== 200) return refusalOf(approved);
  const { auth_token: authToken, code } = approved.body;
  return request.kind === "verification"
    ? createCodeDetail(String(code))
    : createSuccessDetail(String(authToken));
}

export type LoginCodeRequest = Pick<
  AuthorizeRequest,
  "userId" | "actFor" | "appid" | "clientOs" | "clientVersion"
>;

/** Plays a host at `wx.login` (contract §9). @returns the `js_code`. @throws Sentence as {@link authorize} */
export async function requestLoginCode(
  dataDir: string,
  request: LoginCodeRequest,
): Promise<{ readonly jsCode: string } | Refused> {
  const sandbox = readSandboxFile(dataDir);
  const assertion = await signAssertion(dataDir, sandbox, request);
  const answer = await postJson(
    sandbox.base_url + endpoints.loginCodes.path,
    {},
    { headers: { authorization: `Bearer ${assertion}` }, ca: trustedAuthority(dataDir, sandbox) },
  ).catch(() => silent(dataDir, sandbox));
  if (answer.status !== 201) return withUnknown(refusalOf(answer), sandbox, request);
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
  return `shiming sandbox --data ${dataDir} --port ${port}${protocol === "https:" ? " --https" : ""}`;
}

function refusalOf({ status, body }: Answer): Refused {
  const { errMsg, reason, detail, tries_left: triesLeft, locked_until: lockedUntil } = body;
  if (triesLeft !== undefined)
    return { errMsg: "wrong payment password", reason: `tries left: ${triesLeft}` };
  if (lockedUntil !== undefined) {
    return { errMsg: failErrMsg("account locked"), reason: `until ${lockedUntil}` };
  }
  const why = [reason, detail].find((sentence) => typeof sentence === "string") ?? `HTTP ${status}`;
  return typeof errMsg === "string" ? { errMsg, reason: why } : { errMsg: why, reason: undefined };
}

/** To the platform, a name that is spelt wrong is somebody without an account; here it can be told. */
function withUnknown(
  refusal: Refused,
  { users, apps }: SandboxFile,
  { userId, actFor, appid }: LoginCodeRequest,
): Refused {
  const asked = [userId, ...(actFor === undefined ? [] : [actFor])];
  const unknown = [
    ...asked.filter((name) => !users.some(({ user_id }) => user_id === name)),
    ...(apps.some((app) => app.appid === appid) ? [] : [appid]),
  ];
  if (unknown.length === 0) return refusal;
  const said = `sandbox.json does not name ${unknown.join(" or ")}`;
  return { ...refusal, reason: refusal.reason === undefined ? said : `${refusal.reason}; ${said}` };
}
