/** The audit: what happened, chained, signed, read and verified. */

export { type AuditEntry, chainEntry } from "./chain.ts";
export { type ChainHead, GENESIS } from "./chain-head.ts";
export type { AuditEvent, ReleaseEvent } from "./event.ts";
export {
  type FoldedRefusals,
  foldRefusal,
  type RefusalEvent,
  untoldRefusals,
} from "./fold-refusals.ts";
export { type AuditPage, pageOfAudit } from "./page.ts";
export {
  type AuditMember,
  type AuditRecord,
  type AuditSelection,
  recordOf,
  selects,
  UNREADABLE,
} from "./selection.ts";
export { isSignedHead, type SignedHead, signHead } from "./signed-head.ts";
export { type AuditProblem, type AuditReport, verifyAudit } from "./verify.ts";
