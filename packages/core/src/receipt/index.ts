/** What a person gets of a consent to keep: its story, with proofs that the log has it. */

export { consentEvents } from "./consent-events.ts";
export { findEntries, type SoughtEntry } from "./find-entries.ts";
export { type ProvenConsent, proveConsent } from "./prove-consent.ts";
