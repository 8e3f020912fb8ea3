/** What can be done to a platform: one table, and the one way to do something in it. */

export { applicationDeps } from "./application-deps.ts";
export { AUDIT_COLUMNS, fieldsOf } from "./audit-fields.ts";
export { type ApiCall, callOf } from "./call.ts";
export { describeCompared } from "./described-audit.ts";
export {
  type Checked,
  checkCaptured,
  type FailedFinding,
  type Finding,
  failed,
  isCapturedVerification,
  passed,
  printable,
  refused,
  type Step,
  sentenceOf,
  skipped,
  skippedAfter,
  steps,
  text,
} from "./examination/index.ts";
export { FileAnswer } from "./file-answer.ts";
export { openApiOf } from "./openapi.ts";
export type { AnyOperation, Method, OperationDeps } from "./operation.ts";
export { type InputOf, type OutputOf, operations } from "./operations.ts";
export { operationNamed, perform } from "./perform.ts";
export { Proposed } from "./proposed.ts";
export { receiptFactsOf, signedReceipt } from "./receipt-facts.ts";
export { rehearse } from "./rehearse.ts";
export type { AuditLook, AuditRun, RunningPlatform } from "./running-platform.ts";
export type { Account, AccountFacts, FoundImport, ImportProgress } from "./schemas/account.ts";
export type { ApiTokenFacts } from "./schemas/api-token.ts";
export type { ListedApplication, ShownApplication } from "./schemas/application.ts";
export type { ComparedRegisters } from "./schemas/audit.ts";
export type { Authority } from "./schemas/authority.ts";
export type { Binding } from "./schemas/binding.ts";
export type { CategoryEntry, TreeDifference } from "./schemas/category.ts";
export type { Delivery, ShownDelivery, ShownEndpoint } from "./schemas/event.ts";
export type { Host } from "./schemas/host.ts";
export type { KeyFacts, RewrapFacts } from "./schemas/key.ts";
export type { KeptMail, OutboxMessage, SentMail, ShownMail } from "./schemas/mail.ts";
export type { Certificate, IssuedCertificate, Merchant, ShownCertificate } from "./schemas/merchant.ts";
export type { App } from "./schemas/mini-program.ts";
export type { Member, Organisation } from "./schemas/organisation.ts";
export type { Proposal } from "./schemas/proposal.ts";
export type { ReasonTemplateFacts } from "./schemas/reason.ts";
export type { Invitation, StaffMember } from "./schemas/staff.ts";
export type { TransferOffer } from "./schemas/transfer.ts";
export type { Usage } from "./schemas/usage.ts";
export { startCategories } from "./start-categories.ts";
export { readTexts } from "./texts.ts";
