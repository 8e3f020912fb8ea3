/**
 * What the platform knows about each part of a verification, one by one, as `exchange/request-parts.ts` does of an exchange: nothing is
 * compared, used up or written. It is for members of the organisation that the mini program belongs to.
 */
import type { VerificationCodeFault } from "@shiming/crypto";
import type { CodeGrant } from "../consent/consent.ts";
import { type PartRefusal, refusalOfAccessToken, type TokenDeps } from "../exchange/request-parts.ts";
import type { Openids } from "../login/openids.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { ConsentStore } from "../ports/consent-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { isOpaqueToken } from "../random.ts";
import { isApprovedForVerification } from "./approved-for-verification.ts";
import { verificationCodeDigest } from "./code.ts";
import { decideVerification } from "./decide-verification.ts";
import { faultOfOpenid, isOpenidOf } from "./openid-fault.ts";
import { timeOfRefusal } from "./time-of-refusal.ts";

/** As they were meant: what could not be read is `undefined`. */
export interface QuestionParts {
  readonly accessToken: string | undefined;
  readonly openid: string | undefined;
  readonly code: string | undefined;
}

/** Of each part the refusal, `undefined` where it is right, and no member where it cannot be told. */
export interface QuestionRefusals {
  readonly accessToken?: PartRefusal | undefined;
  readonly access: PartRefusal | undefined;
  readonly code?: VerificationCodeFault | undefined;
  readonly openid?: VerificationCodeFault | undefined;
}

interface Deps extends TokenDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "list">;
  readonly consents: Pick<ConsentStore, "findByCode">;
  readonly openids: Pick<Openids, "of">;
}

export async function refusalsOfQuestion(
  { accessToken, openid, code }: QuestionParts,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<QuestionRefusals> {
  const grant =
    code !== undefined && isOpaqueToken(code)
      ? await deps.consents.findByCode(verificationCodeDigest(code))
      : undefined;
  const isOwn = grant?.appid === app.appid;
  return {
    ...(accessToken !== undefined && {
      accessToken: await refusalOfAccessToken(accessToken, app, deps, at),
    }),
    access: isApprovedForVerification(app, at) ? undefined : { failure: "verification_not_approved" },
    ...(code !== undefined && { code: await faultOfCode(grant, app, deps, at) }),
    ...(isOwn && openid !== undefined && { openid: await faultOf(grant, openid, app, deps) }),
  };
}

/** One that another organisation's mini program was given is as unknown as one that nobody was. */
async function faultOfCode(
  grant: CodeGrant | undefined,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<VerificationCodeFault | undefined> {
  if (!grant) return { reason: "unknown" };
  const decision = decideVerification(grant, app, { appid: app.appid, result: "not_verified" }, at);
  if (decision.outcome === "verified") return undefined;
  const { reason } = decision;
  switch (reason) {
    case "of_another_mini_program":
      return (await isOfSameOrganisation(grant.appid, app, deps)) ? { reason } : { reason: "unknown" };
    case "used":
    case "expired":
      return { reason, at: timeOfRefusal(reason, grant) ?? at };
    case "withdrawn":
      return { reason };
    // Said of the mini program, and not of the code.
    case "verification_not_approved":
      return undefined;
  }
}

async function isOfSameOrganisation(appid: string, { organisationId }: MiniProgram, deps: Deps) {
  if (organisationId === undefined) return false;
  return (await deps.miniPrograms.find(appid))?.organisationId === organisationId;
}

async function faultOf(
  { account }: CodeGrant,
  openid: string,
  app: MiniProgram,
  deps: Deps,
): Promise<VerificationCodeFault | undefined> {
  if (await isOpenidOf(account, { openid, appid: app.appid }, deps)) return undefined;
  return faultOfOpenid(account, openid, app, deps);
}
