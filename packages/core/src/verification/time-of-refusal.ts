import type { Consent } from "../consent/consent.ts";
import type { VerificationRefusal } from "./decide-verification.ts";

/** When a code was used, or came to its end. */
export function timeOfRefusal(reason: VerificationRefusal, consent: Consent): Date | undefined {
  if (reason === "used" && "verification" in consent) return consent.verification?.verifiedAt;
  return reason === "expired" && consent.state === "approved" ? consent.token.expiresAt : undefined;
}
