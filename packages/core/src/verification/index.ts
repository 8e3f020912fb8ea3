/** Verification (contract §9): whether what a service provider has is the user's, and nothing else. */

export { isApprovedForVerification, verifyingUses } from "./approved-for-verification.ts";
export { VERIFICATION_CODE_LIFE_MS, verificationCodeDigest } from "./code.ts";
export type { VerificationResult } from "./comparison.ts";
export {
  decideVerification,
  type VerificationClaim,
  type VerificationDecision,
  type VerificationRefusal,
} from "./decide-verification.ts";
export type { VerificationFields } from "./fields.ts";
export { type QuestionRefusals, refusalsOfQuestion } from "./question-parts.ts";
export { type VerificationCall, verifyRealname } from "./verify-realname.ts";
