/** Plays a host's back end and the consent sheet, for developers who have neither (contract §8). */
import { createPrivateKey, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endpoints, failErrMsg } from "@shiming/wire";
import { SignJWT } from "jose";
import { type Answer, getJson, postJson } from "../http-client.ts";
import { Sentence } from "../sentence.ts";
import { localAuthorityFile, readSandboxFile, type SandboxFile } from "./sandbox-file.ts";

export interface AuthorizeRequest {
  readonly userId: string;
  readonly appid: string;
  readonly categoryId: readonly number[];
  readonly payPassword: string;
  readonly clientOs: string;
  readonly clientVersion: string;
}

export type AuthorizeResult = { readonly authToken: string } | Refused;

interface Refused {
  readonly errMsg: string;
  readonly reason: string | undefined;
}

/** @throws Sentence when no sandbox runs on the data */
export async function authorize(dataDir: string, request: AuthorizeRequest): Promise<AuthorizeResult> {
  const sandbox = readSandboxFile(dataDir);
  const ca = trustedAuthority(dataDir, sandbox);
  const unreachable = () => {
    throw new Sentence({
      en: `Nothing answers at ${sandbox.base_url}; "${startCommand(dataDir, sandbox)}" starts it.`,
      zh: `${sandbox.base_url} 没有应答；用 "${startCommand(dataDir, sandbox)}" 启动。`,
    });
  };
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    postJson(url, body, { headers, ca }).catch(unreachable);

  const assertion = await signAssertion(dataDir, sandbox, request);
  const opened = await post(
    sandbox.base_url + endpoints.consentRequests.path,
    { category_id: request.categoryId },
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
  return { authToken: String(approved.body.auth_token) };
}

async function signAssertion(
  dataDir: string,
  sandbox: SandboxFile,
  request: AuthorizeRequest,
): Promise<string> {
  const { issuer, kid, private_key_file } = sandbox.host;
  const { userId, appid, clientOs, clientVersion } = request;
  return new SignJWT({ appid, client_os: clientOs, client_version: clientVersion })
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
  { userId, appid }: AuthorizeRequest,
): Refused {
  const unknown = [
    ...(users.some(({ user_id }) => user_id === userId) ? [] : [userId]),
    ...(apps.some((app) => app.appid === appid) ? [] : [appid]),
  ];
  if (unknown.length === 0) return refusal;
  const said = `sandbox.json does not name ${unknown.join(" or ")}`;
  return { ...refusal, reason: refusal.reason === undefined ? said : `${refusal.reason}; ${said}` };
}
