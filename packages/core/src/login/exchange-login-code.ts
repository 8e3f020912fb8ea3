import type { Text } from "@shiming/crypto";
import { authenticateClient, type ClientCredential } from "../access-token/credential.ts";
import { digestOf } from "../digest.ts";
import { DomainError, type FailureDetail, refuse } from "../failure.ts";
import { requireVouched } from "../host/vouching.ts";
import { isOver } from "../lifetime.ts";
import { detailOfMisplaced } from "../misplaced.ts";
import type { HostStore } from "../ports/host-store.ts";
import type { LoginCodeStore } from "../ports/login-code-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { isOpaqueToken, type RandomBytes } from "../random.ts";
import { LOGIN_CODE_LIFE_MS, type LoginCode } from "./login-code.ts";
import type { Openids } from "./openids.ts";

/** Who is in a mini program, as its back end may know them. */
export interface Login {
  readonly openid: string;
  /** Base64 of 16 random bytes. Clients expect one; nothing here is encrypted with it, and nobody remembers it. */
  readonly sessionKey: string;
}

/**
 * `GET /sns/jscode2session` (contract §9).
 * @throws as `authenticateClient`; `js_code_invalid` (40029) for one that is missing, unknown, expired, another mini program's, or of a
 * host that has taken its key back; `js_code_used` (40163)
 */
export async function exchangeLoginCode(
  credential: ClientCredential,
  jsCode: unknown,
  deps: {
    readonly loginCodes: Pick<LoginCodeStore, "find" | "use">;
    readonly miniPrograms: Pick<MiniProgramStore, "find">;
    readonly hosts: Pick<HostStore, "find">;
    readonly openids: Pick<Openids, "of">;
    readonly random: RandomBytes;
  },
  at: Date,
): Promise<Login> {
  const appid = await authenticateClient(credential, "authorization_code", deps);
  if (jsCode === undefined) return refuseCode(detailOfMisplaced("js_code", credential));
  const code = isOpaqueToken(jsCode) ? await deps.loginCodes.find(digestOf(jsCode)) : undefined;
  if (code?.appid !== appid || isOver(code.expiresAt, LOGIN_CODE_LIFE_MS, at)) return refuseCode();
  await requireHostOf(code, deps);
  const openid = await deps.openids.of(code.account, appid);
  if (!(await deps.loginCodes.use(code.digest, at))) refuse("js_code_used");
  return { openid, sessionKey: deps.random(16).toString("base64") };
}

async function requireHostOf({ account, hostKey }: LoginCode, deps: { hosts: Pick<HostStore, "find"> }) {
  try {
    await requireVouched({ issuer: account.issuer, hostKey }, deps);
  } catch (error) {
    if (error instanceof DomainError) refuseCode();
    throw error;
  }
}

function refuseCode(detail: FailureDetail = {}): never {
  return refuse("js_code_invalid", { hint: INVALID, ...detail });
}

const INVALID: Text = {
  en: "a js_code is valid for 300 s, once, and for the mini program whose wx.login gave it",
  zh: "js_code 有效期 300 秒，只能用一次，且只能由取得它的小程序使用",
};
