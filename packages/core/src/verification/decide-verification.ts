import type { CodeGrant, VerificationRecord } from "../consent/consent.ts";
import { isOver } from "../lifetime.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { isApprovedForVerification } from "./approved-for-verification.ts";
import { VERIFICATION_CODE_LIFE_MS } from "./code.ts";
import type { VerificationResult } from "./comparison.ts";

/** A call that asks to be the one that a code is used for. */
export interface VerificationClaim {
  readonly appid: string;
  /** What it will be answered. */
  readonly result: VerificationResult;
}

/** Why a code that the platform issued answers nothing; the last, why its mini program is not answered. */
export type VerificationRefusal =
  | "of_another_mini_program"
  | "withdrawn"
  | "used"
  | "expired"
  | "verification_not_approved";

export type VerificationDecision =
  | { readonly outcome: "verified"; readonly verification: VerificationRecord }
  | { readonly outcome: "refused"; readonly reason: VerificationRefusal };

/**
 * The single-use rule of contract §9: a code serves one call, whatever its result, while its consent stands and the mini program is
 * approved for it.
 * @param app as it is now
 */
export function decideVerification(
  grant: CodeGrant,
  app: MiniProgram | undefined,
  { appid, result }: VerificationClaim,
  at: Date,
): VerificationDecision {
  if (grant.appid !== appid) return refused("of_another_mini_program");
  if (grant.state === "withdrawn") return refused("withdrawn");
  if (grant.state !== "approved") return refused("used");
  const { token, consented } = grant;
  if (token.voidedAt || isOver(token.expiresAt, VERIFICATION_CODE_LIFE_MS, at)) return refused("expired");
  if (!app || !isApprovedForVerification(app, at, consented.category)) {
    return refused("verification_not_approved");
  }
  return { outcome: "verified", verification: { verifiedAt: at, result } };
}

function refused(reason: VerificationRefusal): VerificationDecision {
  return { outcome: "refused", reason };
}
