import type { AuthTokenFault } from "@shiming/crypto";
import type { Grant } from "../consent/consent.ts";
import { decideRelease, type ReleaseClaim, type ReleaseRefusal } from "../consent/release.ts";
import { tokenEnd } from "../consent/token-end.ts";
import { type Digest, digestOf } from "../digest.ts";
import { toldItems } from "../disclosure/consented.ts";
import { DomainError, refuse } from "../failure.ts";
import { isMchId } from "../merchant/merchant.ts";
import type { Seeking } from "../misplaced.ts";
import type { ConsentStore, ReleaseOutcome } from "../ports/consent-store.ts";
import { isOpaqueToken } from "../random.ts";
import { isAbsent, type RealnameInfoFields, readSign } from "./fields.ts";
import { type FingerprintParts, fingerprintOf } from "./fingerprint.ts";
import { type Diagnosis, detailOf } from "./mistakes.ts";
import { NO_VALID_CERTIFICATE } from "./unusable-certificate.ts";

const CLOCK_TOLERANCE_S = 300;
/** A request that is an hour old is an old one: it is so many seconds around the hour by chance alone. */
const ZONE_TOLERANCE_S = 30;

/** A request that wants to be the one its `auth_token` is used for. */
export interface TokenClaim extends ReleaseClaim {
  /** `undefined` when the `auth_token` is absent or malformed. */
  readonly token: Digest | undefined;
  readonly requestId: string;
}

export function claimOf(parts: FingerprintParts, authToken: unknown, requestId: string): TokenClaim {
  const { appid, mchId, certSerialNo } = parts;
  const token = isOpaqueToken(authToken) ? digestOf(authToken) : undefined;
  return { appid, mchId, certSerialNo, fingerprint: fingerprintOf(parts), token, requestId };
}

/**
 * A repeat passes every check except this one and its token's age (contract §5): its timestamp may have grown old since
 * the first answer.
 * @throws `timestamp_expired` when further than 300 s from the platform's clock, and no repeat
 */
export async function requireCurrent(
  timestamp: number,
  request: { readonly appid: string; readonly certSerialNo: string; readonly fields: RealnameInfoFields },
  deps: { readonly consents: Pick<ConsentStore, "findByToken"> },
  at: Date,
): Promise<void> {
  if (isInTime(timestamp, at) || (await isRepeat(timestamp, request, deps, at))) return;
  refuseTime(timestamp, at);
}

/** @throws `timestamp_expired`, whatever was asked before */
export function requireInTime(timestamp: number, at: Date): void {
  if (!isInTime(timestamp, at)) refuseTime(timestamp, at);
}

const isInTime = (timestamp: number, at: Date) =>
  Math.abs(at.getTime() / 1000 - timestamp) <= CLOCK_TOLERANCE_S;

function refuseTime(timestamp: number, at: Date): never {
  const now = Math.floor(at.getTime() / 1000);
  const hours = hoursApart(timestamp - now);
  const zone =
    hours === undefined
      ? { en: "", zh: "" }
      : {
          en: `; timestamp is ${hours} h from it: a time zone was added or taken off, and Unix time has none`,
          zh: `；timestamp 与它相差 ${hours} 小时：加减了时区，而 Unix 时间没有时区`,
        };
  return refuse("timestamp_expired", {
    hint: {
      en: `the platform's clock says ${now}; sign with the current time, in seconds${zone.en}`,
      zh: `平台的时钟是 ${now}；请用当前时间（秒）签名${zone.zh}`,
    },
  });
}

const WIDEST_ZONE_H = 14;

/** Whole hours, where two clocks that are nearly right differ by a time zone. */
function hoursApart(seconds: number): number | undefined {
  const hours = Math.abs(Math.round(seconds / 3600));
  const rest = Math.abs(Math.abs(seconds) - hours * 3600);
  return hours > 0 && hours <= WIDEST_ZONE_H && rest <= ZONE_TOLERANCE_S ? hours : undefined;
}

async function isRepeat(
  timestamp: number,
  { appid, certSerialNo, fields }: Parameters<typeof requireCurrent>[1],
  deps: { readonly consents: Pick<ConsentStore, "findByToken"> },
  at: Date,
): Promise<boolean> {
  if (!isMchId(fields.mchId)) return false;
  const signature = signOrNothing(fields);
  if (!signature) return false;
  const parts = { appid, mchId: fields.mchId, certSerialNo, timestamp, signature };
  const claim = claimOf(parts, fields.authToken, "");
  const consent = claim.token ? await deps.consents.findByToken(claim.token) : undefined;
  return consent !== undefined && decideRelease(consent, claim, at).outcome === "repeated";
}

function signOrNothing(fields: RealnameInfoFields): Buffer | undefined {
  try {
    return readSign(fields);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/**
 * The consent behind the token, when this request may be answered from it.
 * @throws `auth_token_invalid`; the reuse of a token that the platform issued is in the audit
 */
export async function requireClaimable(
  claim: TokenClaim,
  fields: Pick<RealnameInfoFields, "authToken" | "misplaced">,
  deps: ClaimDeps,
  at: Date,
): Promise<Grant> {
  const consent = claim.token ? await deps.consents.findByToken(claim.token) : undefined;
  if (!consent) return refuseToken(faultOf(fields.authToken, fields), deps);
  if (decideRelease(consent, claim, at).outcome === "refused") {
    const result = await bind(claim, deps, at);
    if (result?.outcome === "refused") refuseToken(faultOfGrant(refusalOf(result), consent, at), deps);
  }
  return consent;
}

interface ClaimDeps {
  readonly consents: Pick<ConsentStore, "findByToken" | "release">;
  readonly diagnosis?: Diagnosis | undefined;
}

/** Of one that is not known. */
export function faultOf(authToken: unknown, { misplaced }: Seeking = {}): AuthTokenFault {
  if (isAbsent(authToken) || authToken === "") {
    return { reason: "missing", ...misplaced?.("auth_token") };
  }
  return isOpaqueToken(authToken) ? { reason: "unknown" } : { reason: "malformed", sent: authToken };
}

export function faultOfGrant(reason: Refusal, grant: Grant, at: Date): AuthTokenFault {
  if (reason === "expired") return { reason, at: tokenEnd(grant.token) };
  if (reason === "used") return { reason, at: grant.state === "released" ? grant.release.releasedAt : at };
  return { reason };
}

type Refusal = ReleaseRefusal | "unknown";

/** @throws what was taken from the caller since the request was checked */
function refusalOf({ reason }: Extract<ReleaseOutcome, { readonly outcome: "refused" }>): Refusal {
  switch (reason) {
    case "certificate_unusable":
      return refuse(reason, { hint: NO_VALID_CERTIFICATE });
    case "access_not_approved":
    case "merchant_not_bound":
      return refuse(reason);
    case "approval_changed":
      return refuse("platform_busy");
    default:
      return reason;
  }
}

/**
 * Binds the token to this request for good, with its audit entry.
 * @throws `auth_token_invalid`, `certificate_unusable`, `access_not_approved`, `merchant_not_bound`; `platform_busy` when the mini
 * program was approved for less meanwhile: nothing is consumed, and the same request may be repeated
 */
export async function releaseTo(
  claim: TokenClaim,
  deps: Pick<ClaimDeps, "diagnosis"> & { readonly consents: Pick<ConsentStore, "release"> },
  at: Date,
): Promise<void> {
  const result = await bind(claim, deps, at);
  if (!result) return refuseToken({ reason: "unknown" }, deps);
  if (result.outcome !== "refused") return;
  const reason = refusalOf(result);
  refuseToken(reason === "used" || reason === "expired" ? { reason, at } : { reason }, deps);
}

async function bind(
  claim: TokenClaim,
  deps: { readonly consents: Pick<ConsentStore, "release"> },
  at: Date,
): Promise<ReleaseOutcome | undefined> {
  const { token, requestId, disclosing, ...named } = claim;
  if (token === undefined) return undefined;
  const told = disclosing ? toldItems(disclosing.consented.items) : {};
  const entry = { at, requestId, ...named, ...told };
  return deps.consents.release(token, { ...named, ...(disclosing && { disclosing }) }, entry);
}

/** One text for every reason, except in a sandbox: a token that nobody gave out looks like one that was used. */
function refuseToken(fault: AuthTokenFault, { diagnosis }: Pick<ClaimDeps, "diagnosis">): never {
  const usual = {
    en: "an auth_token is valid for 300 s and for one request; let the user tap the button again",
    zh: "auth_token 有效期 300 秒，只能用于一次请求；请让用户再点一次按钮",
  };
  return refuse("auth_token_invalid", detailOf(diagnosis?.ofAuthToken(fault), usual));
}
