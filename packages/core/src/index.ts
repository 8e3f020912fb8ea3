/** The domain: nouns, use cases, ports and failures. No HTTP, no SQL, no clock of its own. */

export {
  CryptoError,
  /** Whoever serves exchanges starts one for them, and closes it. */
  EncryptionThread,
  Sensitive,
  serialNumberForms,
  type Text,
} from "@shiming/crypto";
export type { AccessToken, TokenChain } from "./access-token/access-token.ts";
export {
  type ClientCredential,
  type IssuedAccessToken,
  issueStableToken,
  issueToken,
} from "./access-token/issue.ts";
export { verifyAccessToken } from "./access-token/verify.ts";
export type { AccountFacts, AccountKey, IdentityDocument, VerifiedIdentity } from "./account/account.ts";
export { explainIdentityFault, IDENTITY_FAULTS, type IdentityFault } from "./account/identity-fault.ts";
export { admitAttempt, endsOfLocks, type Lockout, NO_LOCKOUT } from "./account/lockout.ts";
export { hashPayPassword, verifyPayPassword } from "./account/payment-password.ts";
export type { StoredAccount } from "./account/stored-account.ts";
export { createStoredIdentitySource } from "./account/stored-identity-source.ts";
export { createStoredPasswordVerifier } from "./account/stored-password-verifier.ts";
export {
  type Actor,
  type Applicant,
  type CommandLine,
  type Confirmed,
  type Job,
  type Member,
  type Membership,
  memberBehind,
  nameOfActor,
  type Staff,
  type TokenHolder,
} from "./actor/actor.ts";
export { type MemberRole, memberRoles, type StaffRole, staffRoles } from "./actor/roles.ts";
export {
  ACCOUNT_COLUMNS,
  type AccountColumn,
  type AccountColumns,
  type ColumnFault,
  faultOfColumns,
} from "./administration/account-columns.ts";
export {
  type AccountFactsForStaff,
  type AccountView,
  listAccounts,
  viewAccount,
} from "./administration/account-view.ts";
export {
  type AccountChange,
  type AccountPresence,
  noAccount,
  setAccount,
} from "./administration/accounts.ts";
export { assignMerchant, assignMiniProgram } from "./administration/assignments.ts";
export { recordAuditReading } from "./administration/audit-reading.ts";
export { answerBinding, askForBinding, setBinding } from "./administration/bindings.ts";
export {
  registerHostKey,
  removeHostKey,
  requireHostOrigins,
  setHostOrigins,
} from "./administration/hosts.ts";
export { type ImportBatch, importAccounts } from "./administration/import-accounts.ts";
export { importCategories, type TreeDifference } from "./administration/import-categories.ts";
export {
  acceptInvitation,
  addressOf,
  type InvitationDeps,
  type InvitedAtSignUp,
  invite,
  invitedAtSignUp,
  type NewInvitation,
  revokeInvitation,
} from "./administration/invitations.ts";
export { setLogo } from "./administration/logos.ts";
export { leaveOrganisation, removeMember, setMemberRole } from "./administration/members.ts";
export { createMerchant } from "./administration/merchants.ts";
export { setCategories } from "./administration/mini-program-categories.ts";
export {
  createMiniProgram,
  type NewMiniProgram,
  setQuota,
} from "./administration/mini-programs.ts";
export {
  correctOrganisation,
  createOrganisation,
  updateOrganisation,
} from "./administration/organisations.ts";
export { resetSecret } from "./administration/reset-secret.ts";
export { requireShownText, type ShownText } from "./administration/shown-text.ts";
export { removeStaff, setStaffRoles } from "./administration/staff.ts";
export { staffEvent } from "./administration/staff-event.ts";
export { acceptTransfer, endTransferOffer, offerTransfer } from "./administration/transfers.ts";
export { type ApiToken, type ApiTokenState, stateOfToken, type TokenOwner } from "./api-token/api-token.ts";
export { holderOfToken } from "./api-token/holder.ts";
export { type OwnerDeps, ownerNow } from "./api-token/owner.ts";
export { createToken, revokeToken, tokensFor } from "./api-token/tokens.ts";
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
} from "./application/application.ts";
export { type ApprovalGiven, approveApplication } from "./application/approve.ts";
export { attachFile, downloadFile, type FileDeps } from "./application/attachments.ts";
export { type AttendDeps, attendApplications } from "./application/attend.ts";
export { calendarOf, importCalendar } from "./application/calendar.ts";
export { type Capability, capabilities, capabilityOf } from "./application/capability.ts";
export { type ApplicationDeps, requireApplication } from "./application/change.ts";
export { type CheckDeps, checkApplication, partOf } from "./application/check/check.ts";
export type { Finding } from "./application/check/finding.ts";
export { valuesOf } from "./application/check/values.ts";
export { approveAccess, endAccess, resumeAccess, suspendAccess } from "./application/command.ts";
export { type Difference, differences } from "./application/difference.ts";
export {
  answerQuestion,
  type Draft,
  draftApplication,
  draftPermission,
  type FormChange,
  submitForm,
  submitPermission,
  updateForm,
  updatePermission,
} from "./application/fill-in.ts";
export type { ApplicationForm, Contact, ItemNumber, ReadForm } from "./application/form.ts";
export { createApplicationIntake, type IntakeDeps } from "./application/intake.ts";
export { type ApplicationList, listApplications } from "./application/list.ts";
export { renewApplication } from "./application/renew.ts";
export { moveApplication, takeApplication } from "./application/review.ts";
export { scanHeldFiles } from "./application/scan.ts";
export {
  type ApplicationState,
  applicationStates,
  isInForce,
  type Mover,
  turnOf,
} from "./application/state.ts";
export type { StoredApplication } from "./application/stored-application.ts";
export {
  type Beginning,
  beginnings,
  type Move,
  movesFrom,
  stateAfter,
  transitions,
} from "./application/transitions.ts";
export { nextWords, stateWords } from "./application/words.ts";
export type { WorkingDays } from "./application/working-days.ts";
export { type AuditEntry, chainEntry } from "./audit/chain.ts";
export { type ChainHead, GENESIS } from "./audit/chain-head.ts";
export type { AuditEvent, ReleaseEvent } from "./audit/event.ts";
export {
  type FoldedRefusals,
  foldRefusal,
  type RefusalEvent,
  untoldRefusals,
} from "./audit/fold-refusals.ts";
export {
  type AuditMember,
  type AuditRecord,
  type AuditSelection,
  recordOf,
  selects,
  UNREADABLE,
} from "./audit/selection.ts";
export { isSignedHead, type SignedHead, signHead } from "./audit/signed-head.ts";
export { type AuditProblem, type AuditReport, verifyAudit } from "./audit/verify.ts";
export { authorize, couldDo, isVisible, may, type Permitted, type Whose } from "./authorization/authorize.ts";
export { type Action, type Rule, rules } from "./authorization/rules.ts";
export { BoundedMap } from "./bounded-map.ts";
export { type CategoryEntry, type CategoryTree, entryOf, mayUse } from "./category/category-tree.ts";
export * from "./certificates/index.ts";
export type { AuthTokenRecord, Consent, Grant, PendingConsent, Release } from "./consent/consent.ts";
export { approveConsent, denyConsent } from "./consent/decide.ts";
export { type ConsentDetails, consentDetails } from "./consent/details.ts";
export { hostOriginsOf } from "./consent/host-origins.ts";
export {
  type ConsentList,
  invitePerson,
  listConsents,
  openPersonSession,
  requirePerson,
  withdrawConsent,
} from "./consent/my-consents.ts";
export { type ConsentNotice, noticeDigest } from "./consent/notice.ts";
export { decideRelease, type ReleaseClaim, type ReleaseRefusal } from "./consent/release.ts";
export { type ConsentInvitation, requestConsent } from "./consent/request.ts";
export { openSheetSession, requireSheetSession } from "./consent/sheet-session.ts";
export { approve, deny, openSession, show, withdraw } from "./consent/transitions.ts";
export { NOTICE_LANGUAGES, type NoticeLanguage } from "./consent/wording.ts";
export { csvLine, splitValues } from "./csv-line.ts";
export { acceptOlderData, holdsHead } from "./data/older-data.ts";
export { type ForeignKey, foreignKeysAmong, rememberKeys } from "./data/own-keys.ts";
export { fingerprintOfKeyPair, fingerprintOfSecret, KEK, type PlatformKey } from "./data/platform-key.ts";
export type { Voided } from "./data/voided.ts";
export { type Digest, digestOf, sameDigest } from "./digest.ts";
export { type ExchangeDeps, exchangeAuthToken, type RealnameInfoCall } from "./exchange/exchange.ts";
export type { RealnameInfoFields } from "./exchange/fields.ts";
export { type Diagnosis, detailOfAccessToken, detailOfBody } from "./exchange/mistakes.ts";
export { SignatureCheck } from "./exchange/signature-check.ts";
export { DomainError, type Failure, type FailureDetail, refuse } from "./failure.ts";
export { type FileScan, type FileType, fileScans, fileTypes, type StoredFile } from "./file/stored-file.ts";
export { type Host, type HostAssertion, type HostKey, hostKeyDigest } from "./host/host.ts";
export { CLOCK_TOLERANCE_MS } from "./lifetime.ts";
export { endsOfOpen } from "./lifetimes.ts";
export type { IncomingMail, MailAddress, MailAttachment } from "./mail/incoming-mail.ts";
export type { MailContent, MailHead, MailItem, OutgoingMail } from "./mail/outgoing-mail.ts";
export { receiveMail } from "./mail/receive.ts";
export type { KeptMail, MailFate, ReceivedMail } from "./mail/received-mail.ts";
export { sealMail } from "./mail/sealed-mail.ts";
export { openRawMail, type RawMail } from "./mail/sealed-received.ts";
export { understandMails } from "./mail/understand.ts";
export {
  type CertificateState,
  type CertificateStatus,
  certificateStateAt,
  certificateStates,
  isUsable,
  type MerchantCertificate,
} from "./merchant/certificate.ts";
export { CertificateKeys } from "./merchant/certificate-keys.ts";
export type { Merchant } from "./merchant/merchant.ts";
export type { Binding, BindingRequest } from "./mini-program/binding.ts";
export { type Category, type CategoryId, categoryIdOf, parseCategoryId } from "./mini-program/category.ts";
export { listCategories } from "./mini-program/list-categories.ts";
export { logoTypeOf, requireLogo } from "./mini-program/logo.ts";
export {
  type ApprovedUse,
  endOfOffer,
  isOpenOffer,
  type MiniProgram,
  type ServiceProvider,
  type UseTexts,
} from "./mini-program/mini-program.ts";
export type { RealnameAccess } from "./mini-program/realname-access.ts";
export type { Operator } from "./operator/operator.ts";
export { type Organisation, type SubjectType, subjectTypes } from "./organisation/organisation.ts";
export { normalSocialCreditCode } from "./organisation/social-credit-code.ts";
export type { Caused } from "./outbox/caused.ts";
export { deliverDue } from "./outbox/deliver.ts";
export { messageColumn, type OutgoingMessage } from "./outbox/message.ts";
export type { QueuedMessage, Settlement } from "./outbox/queued-message.ts";
export { type Invitation, type InvitedTo, invitationColumn } from "./people/invitation.ts";
export type { OrganisationMember } from "./people/organisation-member.ts";
export type { StaffMember } from "./people/staff-member.ts";
export type { AccessTokenStore } from "./ports/access-token-store.ts";
export type {
  AccountImportStore,
  ImportProgress,
  ImportSource,
  ImportUnit,
} from "./ports/account-import-store.ts";
export type { AccountStore } from "./ports/account-store.ts";
export type { ApiTokenStore } from "./ports/api-token-store.ts";
export type { ApplicationIntake } from "./ports/application-intake.ts";
export type { ApplicationChange, ApplicationPage, ApplicationStore } from "./ports/application-store.ts";
export type { AuditStore } from "./ports/audit-store.ts";
export type { CalendarStore } from "./ports/calendar-store.ts";
export type { CategoryStore } from "./ports/category-store.ts";
export type { Change } from "./ports/change.ts";
export type {
  AssertionUse,
  ConsentCounts,
  ConsentPage,
  ConsentStore,
  OpenedConsent,
  ReleaseOutcome,
} from "./ports/consent-store.ts";
export type { FileScanner } from "./ports/file-scanner.ts";
export type { FileStore } from "./ports/file-store.ts";
export type { HostStore } from "./ports/host-store.ts";
export type { Housekeeping } from "./ports/housekeeping.ts";
export type { IdentitySource } from "./ports/identity-source.ts";
export type { IncomingMailStore, MailPage } from "./ports/incoming-mail-store.ts";
export type { InvitationStore, Standing } from "./ports/invitation-store.ts";
export type { KeyEncryptionKeys } from "./ports/key-encryption-keys.ts";
export type { KeyRegister } from "./ports/key-register.ts";
export type { LogoStore } from "./ports/logo-store.ts";
export type { MailReader } from "./ports/mail-reader.ts";
export type { Mailbox, MailboxMail } from "./ports/mailbox.ts";
export type { Mailer } from "./ports/mailer.ts";
export type { MembershipStore } from "./ports/membership-store.ts";
export type { MerchantStore } from "./ports/merchant-store.ts";
export type { MiniProgramStore } from "./ports/mini-program-store.ts";
export type { OlderData } from "./ports/older-data.ts";
export type { OrganisationPage, OrganisationStore } from "./ports/organisation-store.ts";
export type { MessagePage, OutboxStore } from "./ports/outbox-store.ts";
export type { PasswordVerdict, PaymentPasswordVerifier } from "./ports/payment-password-verifier.ts";
export type { People, Person } from "./ports/people.ts";
export type { PersonSession, PersonSessionStore } from "./ports/person-session-store.ts";
export type { ProposalPage, ProposalStore } from "./ports/proposal-store.ts";
export type { QuotaCounter } from "./ports/quota-counter.ts";
export type { ReadRevocationList, RevocationListReader } from "./ports/revocation-list-reader.ts";
export type { SeenKeyStore } from "./ports/seen-key-store.ts";
export type { StaffAddresses } from "./ports/staff-addresses.ts";
export type { StaffStore } from "./ports/staff-store.ts";
export type { StoreHealth } from "./ports/store-health.ts";
export type { Stores } from "./ports/stores.ts";
export type { UsageSelection, UsageStore } from "./ports/usage-store.ts";
export {
  beginConfirming,
  endConfirming,
  inputOfProposal,
  proposerNow,
  rejectProposal,
  requireConfirmer,
} from "./proposal/decide.ts";
export { type Proposal, type ProposalState, stateOfProposal } from "./proposal/proposal.ts";
export { needsAnother, type OneOfStaff, propose, requireProposal } from "./proposal/propose.ts";
export { type Quota, type QuotaWindows, windowsAt } from "./quota/quota.ts";
export type { RandomBytes } from "./random.ts";
export { shanghaiDateOf, shanghaiDayStart, shanghaiTimeOf } from "./shanghai-time.ts";
export * from "./usage/index.ts";
