import { actingOf } from "../account/acting.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import { type ActingDeps, requireActing } from "../guardian/require-acting.ts";
import type { HostAssertion } from "../host/host.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { LoginCodeStore } from "../ports/login-code-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { opaqueToken, type RandomBytes } from "../random.ts";
import { LOGIN_CODE_LIFE_MS } from "./login-code.ts";

/**
 * A host's back end vouches for the user who is in a mini program. Real-name access is not asked for: who is there, a mini program
 * may always know by its own name for them. Where a guardian acts, it is the child who is there.
 * @returns the `js_code`: 43 characters, good for 300 s and once
 * @throws `access_denied` for an unknown mini program, and for a child whose guardian the user is not; `request_stale` for an assertion that was used before
 */
export async function issueLoginCode(
  assertion: HostAssertion,
  bodyDigest: string,
  deps: {
    readonly consents: Pick<ConsentStore, "spendAssertion">;
    readonly loginCodes: Pick<LoginCodeStore, "put">;
    readonly miniPrograms: Pick<MiniProgramStore, "find">;
    readonly random: RandomBytes;
  } & ActingDeps,
  at: Date,
): Promise<string> {
  const { issuer, hostKey, jti, issuedAt, expiresAt, appid = "" } = assertion;
  if (!(await deps.miniPrograms.find(appid))) refuse("access_denied", { hint: UNKNOWN });
  const acting = actingOf(assertion);
  await requireActing(acting, deps, at);
  const fresh = await deps.consents.spendAssertion({ issuer, jti, issuedAt, expiresAt, bodyDigest });
  if (!fresh) refuse("request_stale", { hint: USED });
  const code = opaqueToken(deps.random);
  await deps.loginCodes.put({
    digest: digestOf(code),
    account: acting.account,
    appid,
    hostKey,
    expiresAt: new Date(at.getTime() + LOGIN_CODE_LIFE_MS),
    usedAt: undefined,
  });
  return code;
}

const UNKNOWN = { en: "no mini program has this appid", zh: "没有这个 appid 的小程序" };

const USED = {
  en: "this assertion was used before; sign a new one with another jti",
  zh: "这个断言已经用过；请换一个 jti 重新签发",
};
