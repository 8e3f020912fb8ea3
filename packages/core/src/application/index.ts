/** Applications for real-name access: the form, the way to an approval, and what follows from it. */

export {
  type Application,
  type ApplicationContent,
  type ApplicationFacts,
  type Approval,
  type Attachment,
  type AttachmentKind,
  attachmentKinds,
  type DataStorage,
  type ImpactAssessment,
  type LegalGround,
  type Permission,
  type Step,
} from "./application.ts";
export { type ApprovalGiven, approveApplication, suggestedApproval } from "./approve.ts";
export { attachFile, detachFile, downloadFile, type FileDeps } from "./attachments.ts";
export { type AttendDeps, attendApplications } from "./attend.ts";
export { assignApplication, assignApplicationsOf, claimApplication } from "./belonging.ts";
export { calendarOf, importCalendar, type SpecialDay, unknownYears } from "./calendar.ts";
export { type Capability, capabilities, capabilityOf } from "./capability.ts";
export { type ApplicationDeps, requireApplication } from "./change.ts";
export { type CheckDeps, checkApplication, partOf } from "./check/check.ts";
export type { Finding } from "./check/finding.ts";
export { valuesOf } from "./check/values.ts";
export { approveAccess, endAccess, resumeAccess, suspendAccess } from "./command.ts";
export { deadlinesOf, setDeadlines, usualDeadlines } from "./deadlines.ts";
export { type Difference, differences } from "./difference.ts";
export {
  answerQuestion,
  type Draft,
  draftApplication,
  draftPermission,
  type FormChange,
  type PermissionChange,
  submitForm,
  submitPermission,
  updateForm,
  updatePermission,
} from "./fill-in.ts";
export type { ApplicationForm, Contact, ItemNumber, ReadForm } from "./form.ts";
export { closeOfFormerOwner } from "./former-owner.ts";
export { createApplicationIntake, type IntakeDeps } from "./intake.ts";
export { type ApplicationList, countApplications, listApplications } from "./list.ts";
export { approvalsEnding, movedApplications } from "./look-back.ts";
export { type ReasonedMove, type ReasonTemplate, reasonedMoves } from "./reason-template.ts";
export {
  createReasonTemplate,
  removeReasonTemplate,
  updateReasonTemplate,
} from "./reason-templates.ts";
export { renewApplication } from "./renew.ts";
export { moveApplication, takeApplication } from "./review.ts";
export { type ReviewTime, reviewTimes } from "./review-times.ts";
export { scanHeldFiles } from "./scan.ts";
export {
  type ApplicationState,
  applicationStates,
  type Deadlines,
  isInForce,
  type Mover,
  turnOf,
} from "./state.ts";
export type { StoredApplication } from "./stored-application.ts";
export {
  type Beginning,
  beginnings,
  type Move,
  movesFrom,
  stateAfter,
  transitions,
} from "./transitions.ts";
export { nextWords } from "./words.ts";
export { isWorkingDay, type WorkingDays } from "./working-days.ts";
