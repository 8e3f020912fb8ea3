import type { Consent } from "../consent/consent.ts";
import type { SoughtEntry } from "./find-entries.ts";

/** What the audit tells of a consent, as far as its receipt does: decided, released, withdrawn. */
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
    case "withdrawn":
      return [
        ...event("consent_approved", consent.act.approvedAt),
        ...event("identity_released", consent.release?.releasedAt),
        ...event("consent_withdrawn", consent.withdrawnAt),
      ];
  }
}
