import type { AccountKey } from "../account/account.ts";
import type { ReleaseEvent, VerificationEvent } from "../audit/event.ts";
import type { CodeGrant, Consent, Grant, PendingConsent } from "../consent/consent.ts";
import type { ReleaseClaim, ReleaseRefusal } from "../consent/release.ts";
import type { Digest } from "../digest.ts";
import type { CallerRefusal } from "../exchange/caller-now.ts";
import type { Caused } from "../outbox/caused.ts";
import type { VerificationClaim, VerificationRefusal } from "../verification/decide-verification.ts";
import type { TallyPart, TallyStep } from "./consent-tally.ts";

/** One use of a host's assertion: (`issuer`, `jti`) is accepted once. */
export interface AssertionUse {
  readonly issuer: string;
  readonly jti: string;
  readonly bodyDigest: Digest;
  /** By the host's clock. */
  readonly issuedAt: Date;
  /** After this the assertion is refused for its age, and its use may be forgotten. */
  readonly expiresAt: Date;
}

export type OpenedConsent =
  | { readonly outcome: "opened" }
  /** The same assertion with the same body was here before. */
  | { readonly outcome: "repeated"; readonly consentId: string }
  /** The same assertion with another body was here before, or any may have been: the data is from a copy. */
  | { readonly outcome: "replayed" };

export type ReleaseOutcome =
  | { readonly outcome: "released" | "repeated" }
  | { readonly outcome: "refused"; readonly reason: ReleaseRefusal | "unknown" | CallerRefusal };

/** A part of a list, newest first. */
export interface ConsentPage {
  /** How many at most. */
  readonly limit: number;
  /** The id of the last consent of the page before; undefined for the first page. */
  readonly after?: string | undefined;
}

/** How many consents there are in each state; a state without any may be absent. */
export type ConsentCounts = Readonly<Partial<Record<Consent["state"], number>>>;

/** How many people are asked just now, and how many have consented whose `auth_token` was not used yet. */
export interface UnusedConsents {
  readonly asked: number;
  readonly given: number;
}

export type VerificationOutcome =
  | { readonly outcome: "verified" }
  | { readonly outcome: "refused"; readonly reason: VerificationRefusal | "unknown" };

export interface ConsentStore {
  /** Of any number of requests with one assertion, on any number of nodes, exactly one is `opened`. */
  open(consent: PendingConsent, use: AssertionUse): Promise<OpenedConsent>;

  /** Spends an assertion that opens no consent; false when it was spent before. */
  spendAssertion(use: AssertionUse): Promise<boolean>;

  find(id: string): Promise<Consent | undefined>;

  /** Those of these that are kept, in any order; at most some thousands at a time. */
  findAll(ids: readonly string[]): Promise<readonly Consent[]>;
  findByToken(token: Digest): Promise<Grant | undefined>;

  /**
   * Newest first; those that a person gave, or refused. A page costs the same however long the list is, and what is
   * decided meanwhile moves nothing from one page to another.
   * @throws `consent_not_found` when the person has no consent with the id `after`
   */
  listOf(account: AccountKey, page: ConsentPage): Promise<readonly Consent[]>;

  /** Of a mini program, what {@link MiniProgramStore.transfer} would end then. Cheap. */
  countUnused(appid: string, at: Date): Promise<UnusedConsents>;

  /** A part of a walk along all of them. Those that were not decided are not counted. */
  tally(part: TallyPart): Promise<TallyStep>;

  /** Of everything that a person was ever asked. */
  countsOf(account: AccountKey): Promise<ConsentCounts>;

  /**
   * Lets `change` decide on the present state and remembers its decision, with what it causes in the same commit,
   * before answering. Of concurrent changes each sees the one before. `change` must be synchronous and pure; what it
   * throws is thrown, and nothing is changed.
   * @throws `consent_not_found`
   */
  change<T extends Consent>(id: string, change: (now: Consent) => Caused & { readonly next: T }): Promise<T>;

  /**
   * Decides by `decideRelease`, and commits the release, the repetition or the refused reuse together with its audit
   * entry, before answering. Of any number of different requests for one token, on any number of nodes, exactly one is
   * ever `released`, and none whose certificate is revoked, retired or out of its dates by then, whose mini program is not
   * approved any more, or not bound: such a refusal changes nothing.
   */
  release(
    token: Digest,
    claim: ReleaseClaim,
    entry: Omit<ReleaseEvent, "kind" | "consentId">,
  ): Promise<ReleaseOutcome>;

  /** The verification that a code was given for. @param code by `verificationCodeDigest` */
  findByCode(code: Digest): Promise<CodeGrant | undefined>;

  /**
   * Decides by `decideVerification` on what stands now, and commits the use of the code together with its audit entry, before
   * answering. Of any number of calls with one code, on any number of nodes, exactly one is ever `verified`, and none whose mini program
   * is not approved for it by then; a refusal changes nothing.
   */
  verify(
    code: Digest,
    claim: VerificationClaim,
    entry: Pick<VerificationEvent, "at" | "requestId">,
  ): Promise<VerificationOutcome>;
}
