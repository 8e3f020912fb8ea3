import type { CodeGrant } from "../consent/consent.ts";
import { tokenEnd } from "../consent/token-end.ts";
import type { VerificationRefusal } from "./decide-verification.ts";

/** When a code was used, or came to its end. */
export function timeOfRefusal(reason: VerificationRefusal, grant: CodeGrant): Date | undefined {
  if (grant.state === "verified") return reason === "used" ? grant.verification.verifiedAt : undefined;
  return reason === "expired" && grant.state === "approved" ? tokenEnd(grant.token) : undefined;
}
