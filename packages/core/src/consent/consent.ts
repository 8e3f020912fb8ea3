import type { Acting } from "../account/acting.ts";
import type { Digest } from "../digest.ts";
import type { ConsentedItems } from "../disclosure/consented.ts";
import type { VerificationResult } from "../verification/comparison.ts";
import type { ConsentNotice } from "./notice.ts";

/**
 * What the person consents to: name and ID number being given out (contract §5), or that whoever has them already is told whether
 * they are this person's (contract §9).
 */
export type ConsentKind = "realname" | "verification";

/** What every state of a consent has: whose it is and who was asked, by whom, what was shown, on which client. */
export interface ConsentBase extends Acting {
  readonly id: string;
  readonly kind: ConsentKind;
  readonly appid: string;
  readonly notice: ConsentNotice;
  readonly noticeDigest: Digest;
  readonly client: { readonly os: string; readonly version: string };
  /** Of the host that asked; undefined where that was not remembered yet. */
  readonly hostKey: Digest | undefined;
  readonly requestedAt: Date;
  /** When the notice was last handed to the sheet; undefined when nobody ever asked for it. */
  readonly shownAt: Date | undefined;
  /** Of the sheet's cookie, once the secret of its URL was spent. */
  readonly sessionDigest: Digest | undefined;
}

/** The sheet is open, or about to be. */
export interface PendingConsent extends ConsentBase {
  readonly state: "pending";
  /** After this the request is stale. */
  readonly expiresAt: Date;
  /** The one-time secret of the sheet's URL, sealed until it is spent: a repeated request gets the same URL. */
  readonly sheetSecret: { readonly digest: Digest; readonly sealed: Uint8Array } | undefined;
}

export interface DeniedConsent extends ConsentBase {
  readonly state: "denied";
  readonly deniedAt: Date;
}

/** How the person consented: separately, to this recipient alone, with the payment password; to a verification, by a tap. */
export interface ConsentAct {
  readonly approvedAt: Date;
  readonly method: "payment_password" | "tap";
}

/** Given, and not used yet. */
export interface ApprovedConsent extends ConsentBase {
  readonly state: "approved";
  readonly act: ConsentAct;
  readonly consented: ConsentedItems;
  /** The `auth_token`, or the `code` of a verification. */
  readonly token: AuthTokenRecord;
}

export interface AuthTokenRecord {
  readonly digest: Digest;
  readonly expiresAt: Date;
  /** Since when it releases nothing, though its time may not be over: the data had been put back from a copy. */
  readonly voidedAt?: Date;
}

/** The request that the release is bound to, for good. */
export interface Release {
  readonly fingerprint: Digest;
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly releasedAt: Date;
  readonly repeats: number;
}

export interface ReleasedConsent extends ConsentBase {
  readonly state: "released";
  readonly act: ConsentAct;
  readonly consented: ConsentedItems;
  readonly token: AuthTokenRecord;
  readonly release: Release;
}

/** The one answer that a verification was used for. */
export interface VerificationRecord {
  readonly verifiedAt: Date;
  readonly result: VerificationResult;
}

/** Used: the service provider was told, and nothing was handed over. */
export interface VerifiedConsent extends ConsentBase {
  readonly state: "verified";
  readonly act: ConsentAct;
  readonly consented: ConsentedItems;
  readonly token: AuthTokenRecord;
  readonly verification: VerificationRecord;
}

export interface WithdrawnConsent extends ConsentBase {
  readonly state: "withdrawn";
  readonly act: ConsentAct;
  readonly consented: ConsentedItems;
  readonly token: AuthTokenRecord;
  readonly release: Release | undefined;
  readonly verification?: VerificationRecord;
  readonly withdrawnAt: Date;
}

/** The story of one consent. A pending or approved one whose time is over is expired; nothing needs to write that. */
export type Consent =
  | PendingConsent
  | DeniedConsent
  | ApprovedConsent
  | ReleasedConsent
  | VerifiedConsent
  | WithdrawnConsent;

type GrantPart = "state" | "id" | "account" | "guardian" | "appid" | "consented" | "token";

/** As much of a given consent as decides about its token: what is read for every exchange. */
export type Grant =
  | Pick<ApprovedConsent, GrantPart>
  | Pick<ReleasedConsent, GrantPart | "release">
  | Pick<WithdrawnConsent, GrantPart>;

/** The same of a verification, and its code. */
export type CodeGrant =
  | Pick<ApprovedConsent, GrantPart>
  | Pick<VerifiedConsent, GrantPart | "verification">
  | Pick<WithdrawnConsent, GrantPart>;
