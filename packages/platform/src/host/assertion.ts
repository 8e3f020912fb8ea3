import { generateKeyPairSync } from "node:crypto";
import {
  type HostAssertion,
  type HostKey,
  type HostStore,
  hostKeyDigest,
  refuse,
  type Text,
} from "@shiming/core";
import { limits } from "@shiming/wire";
import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { faultOfHeader, faultOfJwt, faultOfMissing, faultOfTimes } from "./assertion-form.ts";
import type { HostKeys } from "./host-keys.ts";

export interface AssertionDeps {
  readonly hosts: Pick<HostStore, "find">;
  readonly hostKeys: HostKeys;
  readonly baseUrl: () => string;
}

/** Whom an assertion speaks of: the user in a mini program, or the account alone. */
export type AssertionSubject = "mini_program" | "account";

const REQUIRED = ["iss", "sub", "iat", "exp", "jti"];
const OF_MINI_PROGRAM = ["appid", "client_os", "client_version"];
/** How far the host's clock may be ahead. There is no grace at the end: the use of an assertion is forgotten with it. */
const CLOCK_TOLERANCE_S = 30;
const LONGEST_TEXT = 512;
const LONGEST_JTI = 128;

/**
 * What the host's back end vouches for (contract §8). That (`iss`, `jti`) is used once is for the use case to hold.
 * @param authorization the header as it came
 * @throws `assertion_invalid`, with the rule of form that was broken and nothing of the assertion. Which issuers and keys
 * are registered is told to whoever signs with one of them: to anybody else an unknown issuer, an unknown key and a wrong
 * signature look alike, and take alike; the log has the word.
 */
export async function verifyAssertion(
  authorization: string | undefined,
  subject: AssertionSubject,
  deps: AssertionDeps,
  at: Date,
): Promise<HostAssertion> {
  const jwt = bearerOf(authorization);
  const { payload, hostKey } = await verifyJwt(jwt, deps, at);
  requireLifetime(payload, at);
  return createHostAssertion(payload, hostKey, subject);
}

function bearerOf(authorization: string | undefined): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  return token ?? invalid(faultOfHeader(authorization ?? ""));
}

interface VerifiedJwt {
  readonly payload: JWTPayload;
  readonly hostKey: string;
}

async function verifyJwt(jwt: string, deps: AssertionDeps, at: Date): Promise<VerifiedJwt> {
  let signer: Signer | undefined;
  try {
    const findKey = async ({ kid }: { kid?: string }) => {
      signer = await findSigner(decodeJwt(jwt).iss, kid, deps);
      return deps.hostKeys.publicKeyOf(signer.key);
    };
    const { payload } = await jwtVerify(jwt, findKey, {
      algorithms: ["ES256"],
      audience: deps.baseUrl(),
      currentDate: at,
      requiredClaims: REQUIRED,
    });
    return { payload, hostKey: hostKeyDigest((signer as Signer).key) };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      const form = faultOfJwt(jwt);
      const mistakes = [signer?.mistake ?? "signature_wrong"];
      refuse("assertion_invalid", { hint: form ? ofAssertion(form) : NOBODYS, mistakes });
    }
    if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
      return invalid(sentenceOfClaim(error, deps.baseUrl()));
    if (error instanceof errors.JOSEError) return invalid(faultOfJwt(jwt) ?? UNREADABLE);
    throw error;
  }
}

interface Signer {
  readonly key: HostKey;
  /** Why the key is nobody's. */
  readonly mistake?: "issuer_unknown" | "kid_unknown";
}

const NOBODYS = {
  en: "assertion: it is not signed with a key that is registered here for its iss and kid",
  zh: "断言：签名不是用这里为其 iss 和 kid 登记的密钥做的",
};

/** Signs nothing: its private half was never kept. What is verified with it takes as long as with a host's own, and fails. */
const nobody: HostKey = {
  kid: "",
  publicKeyPem: generateKeyPairSync("ec", { namedCurve: "P-256" })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString(),
};

async function findSigner(issuer: unknown, kid: unknown, deps: AssertionDeps): Promise<Signer> {
  if (!isText(issuer)) return invalid({ en: "iss is missing or malformed", zh: "缺少 iss，或格式不正确" });
  const host = await deps.hosts.find(issuer);
  if (!host) return { key: nobody, mistake: "issuer_unknown" };
  const key = host.keys.find((candidate) => candidate.kid === kid);
  return key ? { key } : { key: nobody, mistake: "kid_unknown" };
}

type ClaimError = errors.JWTClaimValidationFailed | errors.JWTExpired;

function sentenceOfClaim({ code, claim, reason, payload }: ClaimError, audience: string): Text {
  if (code === "ERR_JWT_EXPIRED") return { en: "it has expired (exp)", zh: "已过期（exp）" };
  if (claim === "aud") return { en: `aud is not ${audience}`, zh: `aud 不是 ${audience}` };
  if (claim === "nbf" && reason === "check_failed")
    return { en: "it is not valid yet (nbf)", zh: "尚未生效（nbf）" };
  const fault = faultOfMissing(claim, payload) ?? faultOfTimes([payload.iat, payload.exp]);
  return fault ?? { en: `${claim} is wrong`, zh: `${claim} 的取值不对` };
}

const UNREADABLE = { en: "it is not a signed JWT in compact form", zh: "不是紧凑格式的已签名 JWT" };

function requireLifetime({ iat = Number.NaN, exp = Number.NaN }: JWTPayload, at: Date): void {
  const fault = faultOfTimes([iat, exp]);
  if (fault) invalid(fault);
  if (iat > at.getTime() / 1000 + CLOCK_TOLERANCE_S)
    invalid({
      en: "iat is in the future; set the host's clock by NTP",
      zh: "iat 晚于当前时间；请用 NTP 校准宿主的时钟",
    });
  if (exp <= iat || exp > iat + limits.assertionSeconds) {
    invalid({
      en: `exp is at most ${limits.assertionSeconds} s after iat`,
      zh: `exp 最多比 iat 晚 ${limits.assertionSeconds} 秒`,
    });
  }
}

function createHostAssertion(payload: JWTPayload, hostKey: string, subject: AssertionSubject): HostAssertion {
  const { iss, sub, jti, iat = 0, exp = 0, appid, act_for: actFor } = payload;
  if (subject === "account" && appid !== undefined)
    invalid({ en: "appid has no place here", zh: "这里不应有 appid" });
  const isInMiniProgram = subject === "mini_program";
  const missing = (isInMiniProgram ? OF_MINI_PROGRAM : []).flatMap(
    (claim) => faultOfMissing(claim, payload) ?? [],
  );
  if (missing[0]) invalid(missing[0]);
  return {
    issuer: requireText(iss, "iss"),
    hostKey,
    userId: requireText(sub, "sub"),
    ...(actFor !== undefined && { actFor: requireText(actFor, "act_for") }),
    jti: requireText(jti, "jti", LONGEST_JTI),
    issuedAt: new Date(iat * 1000),
    expiresAt: new Date(exp * 1000),
    appid: isInMiniProgram ? requireText(appid, "appid") : undefined,
    clientOs: isInMiniProgram ? requireText(payload.client_os, "client_os") : undefined,
    clientVersion: isInMiniProgram ? requireText(payload.client_version, "client_version") : undefined,
  };
}

function requireText(value: unknown, claim: string, longest = LONGEST_TEXT): string {
  return isText(value, longest)
    ? value
    : invalid({
        en: `${claim} is a text of 1 to ${longest} characters`,
        zh: `${claim} 应为 1 到 ${longest} 个字符的文本`,
      });
}

/** A lone surrogate is no text: where it is stored as UTF-8, all of them become one. */
function isText(value: unknown, longest = LONGEST_TEXT): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= longest && value.isWellFormed();
}

function invalid(rule: Text): never {
  return refuse("assertion_invalid", { hint: ofAssertion(rule) });
}

function ofAssertion(rule: Text): Text {
  return { en: `assertion: ${rule.en}`, zh: `断言：${rule.zh}` };
}
