/** Consents: asked for, shown, given or refused, released once, withdrawn. */

export type {
  AuthTokenRecord,
  CodeGrant,
  Consent,
  ConsentKind,
  Grant,
  PendingConsent,
  Release,
  VerificationRecord,
} from "./consent.ts";
export { approveConsent, type ConsentOutcome, denyConsent } from "./decide.ts";
export { type ConsentDetails, consentDetails } from "./details.ts";
export { hostOriginsOf } from "./host-origins.ts";
export {
  type ConsentList,
  invitePerson,
  listConsents,
  openPersonSession,
  requirePerson,
  withdrawConsent,
} from "./my-consents.ts";
export { type ConsentNotice, noticeDigest } from "./notice.ts";
export { NOTICE_LANGUAGES, type NoticeLanguage } from "./notice-language.ts";
export {
  AUTH_TOKEN_LIFE_MS,
  decideRelease,
  REPEAT_WINDOW_MS,
  type ReleaseClaim,
  type ReleaseRefusal,
} from "./release.ts";
export { type ConsentAsked, type ConsentInvitation, requestConsent } from "./request.ts";
export { type SampleConsent, sampleConsent } from "./sample.ts";
export { openSheetSession, requireSheetSession } from "./sheet-session.ts";
export { approve, deny, openSession, show, withdraw } from "./transitions.ts";
export { wordingFor } from "./wording.ts";
