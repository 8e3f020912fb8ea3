import type { VerificationCodeFault } from "@shiming/crypto";
import { verifyAccessToken } from "../access-token/verify.ts";
import { needsGuardian } from "../account/age.ts";
import { findVerifiedIdentity } from "../account/releasable-identity.ts";
import type { CodeGrant } from "../consent/consent.ts";
import { type Diagnosis, detailOf } from "../exchange/mistakes.ts";
import { refuse } from "../failure.ts";
import type { Openids } from "../login/openids.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { IdentitySource } from "../ports/identity-source.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { QuotaCounter } from "../ports/quota-counter.ts";
import { countCall } from "../quota/count-call.ts";
import { isOpaqueToken } from "../random.ts";
import { isApprovedForVerification } from "./approved-for-verification.ts";
import { verificationCodeDigest } from "./code.ts";
import { type Claimed, compareIdentity, type VerificationResult } from "./comparison.ts";
import { decideVerification, type VerificationRefusal } from "./decide-verification.ts";
import { readQuestion, type VerificationFields } from "./fields.ts";
import { faultOfOpenid, isOpenidOf } from "./openid-fault.ts";
import { timeOfRefusal } from "./time-of-refusal.ts";

/** One call of `checkrealnameinfo`, after its method was found right. */
export interface VerificationCall {
  readonly accessToken: string | undefined;
  /** Reads the body when its turn comes. @throws `body_empty`, `body_too_large`, `body_malformed` */
  readonly readFields: () => VerificationFields;
  /** Names the call in the audit. */
  readonly requestId: string;
}

export interface VerificationDeps {
  readonly accessTokens: Pick<AccessTokenStore, "find">;
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "list">;
  readonly consents: Pick<ConsentStore, "findByCode" | "verify">;
  readonly quotas: QuotaCounter;
  readonly identities: IdentitySource;
  readonly openids: Pick<Openids, "of">;
  readonly diagnosis?: Diagnosis | undefined;
}

/**
 * Tells whether what a service provider has is the user's (contract §9). The first failure wins, and a refused call uses no code up;
 * one that is answered does, whatever the answer.
 */
export async function verifyRealname(
  call: VerificationCall,
  deps: VerificationDeps,
  at: Date,
): Promise<VerificationResult> {
  const appid = await verifyAccessToken(call.accessToken, deps, at); //          41001 40001 42001
  const app = await countCall(appid, deps, at); //                               45009 45011
  const question = readQuestion(call.readFields()); //                           44002 45002 47001 40097
  requireApproval(app, at); //                                                   48001
  const grant = await requireGrant(question.code, appid, deps); //               80113
  requireUsable(grant, app, at, deps); //                                        80113 48001
  await requireOpenid(grant, question.openid, app, deps); //                     80113
  const result = await compare(grant, question.claimed, deps, at);
  const entry = { at, requestId: call.requestId };
  const used = await deps.consents.verify(verificationCodeDigest(question.code), { appid, result }, entry);
  if (used.outcome === "refused") refuseFor(used.reason, at, deps); //           80113, when another was faster
  return result;
}

function requireApproval(app: MiniProgram, at: Date): void {
  if (!isApprovedForVerification(app, at)) refuse("verification_not_approved");
}

/** The consent that the code was given for, when it is of this mini program. */
async function requireGrant(code: string, appid: string, deps: VerificationDeps): Promise<CodeGrant> {
  if (!isOpaqueToken(code)) return refuseCode({ reason: "malformed" }, deps);
  const grant = await deps.consents.findByCode(verificationCodeDigest(code));
  if (!grant) return refuseCode({ reason: "unknown" }, deps);
  return grant.appid === appid ? grant : refuseCode({ reason: "of_another_mini_program" }, deps);
}

/** Whoever consented is whoever logged in. Only a sandbox looks further for whose openid it is. */
async function requireOpenid(
  { account }: CodeGrant,
  openid: string,
  app: MiniProgram,
  deps: VerificationDeps,
): Promise<void> {
  if (await isOpenidOf(account, { openid, appid: app.appid }, deps)) return;
  const fault = deps.diagnosis && (await faultOfOpenid(account, openid, app, deps));
  refuseCode(fault ?? { reason: "of_another_openid" }, deps);
}

/** Before anything is compared: the same rule as when it is committed. */
function requireUsable(grant: CodeGrant, app: MiniProgram, at: Date, deps: VerificationDeps): void {
  const decision = decideVerification(grant, app, { appid: app.appid, result: "not_verified" }, at);
  if (decision.outcome === "refused")
    refuseFor(decision.reason, timeOfRefusal(decision.reason, grant) ?? at, deps);
}

/** Whoever is not verified by an ID card, and whoever may not consent alone, are not told apart. */
async function compare(
  { account, guardian }: CodeGrant,
  claimed: Claimed,
  deps: VerificationDeps,
  at: Date,
): Promise<VerificationResult> {
  const identity = await findVerifiedIdentity(account, deps);
  const mayConsent = identity && (guardian || !needsGuardian(identity, at));
  return mayConsent ? compareIdentity(claimed, identity) : "not_verified";
}

function refuseFor(reason: VerificationRefusal | "unknown", at: Date, deps: VerificationDeps): never {
  if (reason === "verification_not_approved") return refuse(reason);
  return refuseCode(reason === "used" || reason === "expired" ? { reason, at } : { reason }, deps);
}

/** One text for every reason, except in a sandbox. */
function refuseCode(fault: VerificationCodeFault, { diagnosis }: VerificationDeps): never {
  return refuse("verification_code_invalid", detailOf(diagnosis?.ofVerificationCode(fault), USUAL));
}

const USUAL = {
  en: "a code is valid for 600 s and for one call with the openid of the user who consented; open the authorization again",
  zh: "code 有效期 600 秒，只能用于一次调用，且 openid 必须是同意授权的用户；请重新打开授权",
};
