import type { Consent } from "../consent/consent.ts";
import type { SoughtEntry } from "./find-entries.ts";

/** What the audit tells of a consent, as far as its receipt does: decided, released or compared, withdrawn. */
export function consentEvents(consent: Consent): readonly SoughtEntry[] {
  const event = (kind: string, at: Date | undefined): SoughtEntry[] =>
    at ? [{ kind, consentId: consent.id, at }] : [];
  switch (consent.state) {
    case "pending":
      return [];
    case "denied":
      return event("consent_denied", consent.deniedAt);
    case "approved":
      return event("consent_approved", consent.act.approvedAt);
    case "released":
      return [
        ...event("consent_approved", consent.act.approvedAt),
        ...event("identity_released", consent.release.releasedAt),
      ];
    case "verified":
      return [
        ...event("consent_approved", consent.act.approvedAt),
        ...event("identity_verified", consent.verification.verifiedAt),
      ];
    case "withdrawn":
      return [
        ...event("consent_approved", consent.act.approvedAt),
        ...event("identity_released", consent.release?.releasedAt),
        ...event("identity_verified", consent.verification?.verifiedAt),
        ...event("consent_withdrawn", consent.withdrawnAt),
      ];
  }
}
