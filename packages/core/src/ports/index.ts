/** What the domain needs of the outside: each port with the guarantee that is relied on. */

export type { AccessTokenStore } from "./access-token-store.ts";
export type {
  AccountImportStore,
  ImportProgress,
  ImportSource,
  ImportUnit,
} from "./account-import-store.ts";
export type { AccountStore } from "./account-store.ts";
export type { ApiTokenPage, ApiTokenStore } from "./api-token-store.ts";
export type { ApplicationIntake } from "./application-intake.ts";
export type { ApplicationChange, ApplicationPage, ApplicationStore } from "./application-store.ts";
export type { AssessmentStore } from "./assessment-store.ts";
export type { AuditStore } from "./audit-store.ts";
export type { CalendarStore } from "./calendar-store.ts";
export type { CallerReads } from "./caller-reads.ts";
export type { CategoryStore } from "./category-store.ts";
export type {
  CertificateAuthority,
  CertificateSubject,
  IssuedCertificate,
  Issuer,
  RevocationListToSign,
  RevokedSerialNo,
} from "./certificate-authority.ts";
export type { Change } from "./change.ts";
export type {
  AssertionUse,
  ConsentCounts,
  ConsentPage,
  ConsentStore,
  OpenedConsent,
  ReleaseOutcome,
  UnusedConsents,
  VerificationOutcome,
} from "./consent-store.ts";
export type { ConsentTally, TallyPart, TallyStep } from "./consent-tally.ts";
export type { Erasure } from "./erasure.ts";
export type { EndOfTurn, EventEndpointStore } from "./event-endpoint-store.ts";
export type { EventSigner } from "./event-signer.ts";
export type { EndpointAnswer, EventTransport, Pushed } from "./event-transport.ts";
export type { FileScanner } from "./file-scanner.ts";
export type { FileStore } from "./file-store.ts";
export type { GuardianStore } from "./guardian-store.ts";
export type { HostStore } from "./host-store.ts";
export type { Housekeeping } from "./housekeeping.ts";
export type { IdentitySource } from "./identity-source.ts";
export type { IncomingMailStore, MailPage } from "./incoming-mail-store.ts";
export type { InvitationPage, InvitationStore, Standing } from "./invitation-store.ts";
export type { KeyEncryptionKeys } from "./key-encryption-keys.ts";
export type { KeyRegister } from "./key-register.ts";
export type { KeptKey, KeyStore } from "./key-store.ts";
export type { LogStore } from "./log-store.ts";
export type { LoginCodeStore } from "./login-code-store.ts";
export type { LogoStore } from "./logo-store.ts";
export type { MailReader } from "./mail-reader.ts";
export type { Mailbox, MailboxMail } from "./mailbox.ts";
export type { Mailer } from "./mailer.ts";
export type { MembershipStore } from "./membership-store.ts";
export type { CertificatePage, MerchantPage, MerchantStore } from "./merchant-store.ts";
export type {
  BindingPage,
  ListedBinding,
  MiniProgramPage,
  MiniProgramStore,
} from "./mini-program-store.ts";
export type { OlderData } from "./older-data.ts";
export type { OrganisationPage, OrganisationStore } from "./organisation-store.ts";
export type { MessagePage, OutboxStore } from "./outbox-store.ts";
export type { OwnSecretStore } from "./own-secret-store.ts";
export type { PasswordHashes } from "./password-hashes.ts";
export type { PasswordVerdict, PaymentPasswordVerifier } from "./payment-password-verifier.ts";
export type { People, Person } from "./people.ts";
export type { PersonRequestStore } from "./person-request-store.ts";
export type { PersonSession, PersonSessionStore } from "./person-session-store.ts";
export type { ProposalPage, ProposalStore } from "./proposal-store.ts";
export type { PublishedRevocationsStore } from "./published-revocations-store.ts";
export type { QuotaCounter } from "./quota-counter.ts";
export type { ReasonTemplateStore } from "./reason-template-store.ts";
export type { RegisterPage } from "./register-page.ts";
export type { RegisterRows } from "./register-rows.ts";
export type { RetentionPart, RetentionStep, RetentionStore } from "./retention-store.ts";
export type { ReadRevocationList, RevocationListReader } from "./revocation-list-reader.ts";
export type { RecordKey, SealedRecords } from "./sealed-records.ts";
export type { SeenKeyStore } from "./seen-key-store.ts";
export type { StaffAddresses } from "./staff-addresses.ts";
export type { StaffStore } from "./staff-store.ts";
export type { StoreHealth } from "./store-health.ts";
export type { Stores } from "./stores.ts";
export type { ThrottleStore } from "./throttle-store.ts";
export type { TrustedAuthorityStore } from "./trusted-authority-store.ts";
export type { UsageSelection, UsageStore } from "./usage-store.ts";
