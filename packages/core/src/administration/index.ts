/** What staff and service providers set up: organisations, mini programs, merchants, hosts, accounts, people. */

export {
  acceptInvitation,
  type InvitedAtSignUp,
  invitedAtSignUp,
} from "./accept-invitation.ts";
export {
  ACCOUNT_COLUMNS,
  type AccountColumn,
  type AccountColumns,
  type ColumnFault,
  faultOfColumns,
} from "./account-columns.ts";
export {
  type AccountFactsForStaff,
  type AccountView,
  listAccounts,
  viewAccount,
} from "./account-view.ts";
export {
  type AccountChange,
  type AccountPresence,
  noAccount,
  setAccount,
} from "./accounts.ts";
export { assignMerchant, assignMiniProgram } from "./assignments.ts";
export { recordAuditReading } from "./audit-reading.ts";
export { answerBinding, askForBinding, setBinding } from "./bindings.ts";
export { expireRequests } from "./expire.ts";
export { GUARDIAN_FAULTS, type SetGuardianFault } from "./guardians.ts";
export {
  registerHostKey,
  removeHostKey,
  requireHostOrigins,
  setHostOrigins,
} from "./hosts.ts";
export { type ImportBatch, importAccounts } from "./import-accounts.ts";
export {
  type ComparedTree,
  compareCategories,
  importCategories,
  type TreeDifference,
} from "./import-categories.ts";
export { importGuardians, type RefusedGuardians } from "./import-guardians.ts";
export {
  addressOf,
  type InvitationDeps,
  invite,
  type NewInvitation,
  revokeInvitation,
} from "./invitations.ts";
export { requireKnownPerson } from "./known-person.ts";
export { setLogo } from "./logos.ts";
export { leaveOrganisation, removeMember, setMemberRole } from "./members.ts";
export { createMerchant } from "./merchants.ts";
export { setCategories } from "./mini-program-categories.ts";
export {
  createMiniProgram,
  type NewMiniProgram,
  setQuota,
} from "./mini-programs.ts";
export {
  correctOrganisation,
  createOrganisation,
  updateOrganisation,
} from "./organisations.ts";
export { resetSecret } from "./reset-secret.ts";
export { resetMembersSecondFactor, resetStaffsSecondFactor } from "./second-factor.ts";
export { isShowable, requireShownText, type ShownText } from "./shown-text.ts";
export { removeStaff, setStaffRoles } from "./staff.ts";
export { staffEvent } from "./staff-event.ts";
export { acceptTransfer, endTransferOffer, offerTransfer } from "./transfers.ts";
