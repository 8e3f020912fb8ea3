/** What people and the law may ask of what is kept: deletion, retention, legal holds. */

export { type AboutPerson, aboutPerson, type OwnRequest } from "./about-person.ts";
export { deleteAccount, deleteOwnIdentity } from "./delete-account.ts";
export type { HeldThing, LegalHold } from "./held-thing.ts";
export { liftHold, placeHold, requireNotHeld } from "./legal-hold.ts";
export {
  keptWithoutPeriod,
  RETENTION_LIMITS,
  type RetainedClass,
  type RetentionDays,
  retainedClasses,
  usualRetention,
} from "./retained-class.ts";
export { type RetentionRun, retentionOf, runRetention, setRetention } from "./retention.ts";
