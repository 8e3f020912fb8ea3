/** The audit: what happened, as the leaves of a log that is signed, read and verified. */

export type { AuditAction } from "./action.ts";
export type { ChainHead } from "./chain-head.ts";
export { type AuditEntry, createNonces, entryBody } from "./entry.ts";
export type { AuditEvent, ReleaseEvent, VerificationEvent } from "./event.ts";
export {
  type FoldedRefusals,
  foldRefusal,
  type RefusalEvent,
  untoldRefusals,
} from "./fold-refusals.ts";
export { entriesWithin, firstFrom } from "./from-time.ts";
export { type AuditPage, pageOfAudit } from "./page.ts";
export type { AuditProblem } from "./problem.ts";
export { bundleOf, proveEntry, proveEntryWithText } from "./prove-entry.ts";
export { recordPackExport } from "./record-pack.ts";
export {
  type AuditMember,
  type AuditRecord,
  type AuditSelection,
  recordOf,
  selects,
  UNREADABLE,
} from "./selection.ts";
export { type Log, type LogSigner, signLog } from "./sign-log.ts";
export { isSignedHead, type SignedHead, type SignedTreeHead, treeHeadOf } from "./signed-head.ts";
export { type AuditEvidence, type AuditReport, verifyAudit } from "./verify.ts";
