import { parseCredentialId } from "@shiming/crypto";
import { dayOf, shanghaiDayOf } from "../shanghai-time.ts";
import type { VerifiedIdentity } from "./account.ts";

/** Below this age a parent or other guardian consents (Personal Information Protection Law, Article 31). */
const AGE_OF_CONSENT = 14;

/**
 * Whether this person is under 14 today in China, by the date of birth in the ID number. A number that tells no date of
 * birth tells no age either: then a guardian is needed too.
 */
export function needsGuardian(identity: VerifiedIdentity, at: Date): boolean {
  const birthDate = parseCredentialId(identity.credentialId.reveal())?.birthDate;
  if (birthDate === undefined) return true;
  const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
  // Who was born on 29 February is a year older on 1 March of a common year: that is what the 29th of it is counted as.
  return shanghaiDayOf(at) < dayOf(year + AGE_OF_CONSENT, month, day);
}
