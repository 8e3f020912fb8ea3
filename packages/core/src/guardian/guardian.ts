import type { VerifiedIdentity } from "../account/account.ts";
import { hasReached, needsGuardian } from "../account/age.ts";

/** Parents, and whoever else the law may have appointed. */
export const MOST_GUARDIANS = 4;

/** Civil Code, Article 17. */
const AGE_OF_MAJORITY = 18;

/** Why somebody cannot be a guardian, or not of this child any more. */
export type GuardianFault = "guardian_not_adult" | "ward_not_a_child";

/**
 * A guardian is an adult by the own ID card. A child who is 14 decides alone, and is nobody's ward: so nobody can be a guardian and a ward
 * at once, and no circle closes.
 * @param ward `undefined` while nobody is verified there
 */
export function guardianFaultOf(
  guardian: VerifiedIdentity | undefined,
  ward: VerifiedIdentity | undefined,
  at: Date,
): GuardianFault | undefined {
  if (!guardian || !hasReached(AGE_OF_MAJORITY, guardian.credentialId.reveal(), at))
    return "guardian_not_adult";
  return ward && !needsGuardian(ward, at) ? "ward_not_a_child" : undefined;
}
