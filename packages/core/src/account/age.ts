import { parseCredentialId } from "@shiming/crypto";
import { dayOf, shanghaiDayOf } from "../shanghai-time.ts";
import type { VerifiedIdentity } from "./account.ts";

/** Below this age a parent or other guardian consents (Personal Information Protection Law, Article 31). */
const AGE_OF_CONSENT = 14;

/** Whether a guardian is needed: for a person under 14, and for a number that tells no date of birth. */
export function needsGuardian(identity: VerifiedIdentity, at: Date): boolean {
  return !hasReached(AGE_OF_CONSENT, identity.credentialId.reveal(), at);
}

/**
 * Whether somebody is at least that old today in China, by the date of birth in the ID number. A number that tells no date of birth
 * tells no age either.
 */
export function hasReached(age: number, credentialId: string, at: Date): boolean {
  const birthDate = parseCredentialId(credentialId)?.birthDate;
  if (birthDate === undefined) return false;
  const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
  // Who was born on 29 February is a year older on 1 March of a common year: that is what the 29th of it is counted as.
  return shanghaiDayOf(at) >= dayOf(year + age, month, day);
}
