import type { PlatformKey } from "../data/platform-key.ts";
import type { Voided } from "../data/voided.ts";
import type { Item } from "../disclosure/item.ts";
import type { ToldRow } from "../register/register-row.ts";
import type { VerificationResult } from "../verification/comparison.ts";
import type { AuditAction } from "./action.ts";

/** What happened, as the audit tells it. None of it names a person, an ID number, a secret or a token. */
export type AuditEvent =
  | (ConsentEvent<"consent_approved"> & {
      /** Of the text that was shown: proves later what the person consented to. */
      readonly noticeDigest: string;
      /** What the person consented to; the original's two where it is absent. */
      readonly items?: readonly Item[];
    })
  | ConsentEvent<"consent_denied">
  | ConsentEvent<"consent_withdrawn">
  | (ConsentEvent<"complaint_filed"> & { readonly complaintId: string })
  | IdentityDeletedEvent
  | ReleaseEvent<"identity_released">
  | ReleaseEvent<"identity_repeated">
  | (ReleaseEvent<"known_token_refused"> & {
      readonly reason: string;
      /** How many refusals of this token, for this reason, the entry stands for; absent for one. */
      readonly times?: number;
    })
  | VerificationEvent
  | StaffEvent
  | AuditReadEvent
  | AccountsImportedEvent
  | KeysEvent
  | OlderDataEvent;

interface ConsentEvent<Kind extends string> extends ActedFor {
  readonly kind: Kind;
  readonly at: Date;
  readonly consentId: string;
  readonly appid: string;
}

/** Where a guardian acted for a child: the accounts of both, as in a {@link StaffEvent}. */
export interface ActedFor {
  readonly person?: string;
  readonly guardian?: string;
}

export interface ReleaseEvent<Kind extends string = string> {
  readonly kind: Kind;
  readonly at: Date;
  readonly consentId: string;
  readonly appid: string;
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly fingerprint: string;
  readonly requestId: string;
  /** What was released; the original's two where it is absent. */
  readonly items?: readonly Item[];
}

/** A person had the own verified identity deleted. */
interface IdentityDeletedEvent {
  readonly kind: "identity_deleted";
  readonly at: Date;
  /** The account, as in a {@link StaffEvent}. */
  readonly subject: string;
  /** The guardian who had it deleted, in the same way. */
  readonly guardian?: string;
}

/** A service provider was told whether what it has is the person's: what it was told, and nothing of what it has. */
export interface VerificationEvent extends ConsentEvent<"identity_verified"> {
  readonly result: VerificationResult;
  readonly requestId: string;
}

/** A write by the operator's staff: who, what, to which entity. */
export interface StaffEvent {
  readonly kind: "staff_write";
  readonly at: Date;
  readonly actor: string;
  readonly action: AuditAction;
  /** An appid, merchant number, certificate serial number or host; for an account the digest of its key. */
  readonly subject: string;
  /** Who may act for that account since, or may not any more: the guardian's account, in the same way. */
  readonly guardian?: string;
  /** What is new in rows of registers; each change of them has it, be it empty, since entries tell of rows. */
  readonly rows?: readonly ToldRow[];
}

/** Somebody of the operator's staff looked up what the audit tells of one person. */
interface AuditReadEvent {
  readonly kind: "audit_read";
  readonly at: Date;
  readonly actor: string;
  /** The account, as in a {@link StaffEvent}. */
  readonly subject: string;
}

/** Lines of a file that the operator's staff imported together: who, for which host, from which file, how many. */
export interface AccountsImportedEvent {
  readonly kind: "accounts_imported";
  readonly at: Date;
  readonly actor: string;
  readonly issuer: string;
  /** SHA-256 of the file; `null` for standard input. */
  readonly fileDigest: string | null;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly added: number;
  readonly changed: number;
  readonly bad: number;
}

/** Which keys the data belongs to from here on: `keys_accepted` where staff said so against what was remembered. */
export interface KeysEvent {
  readonly kind: "keys_remembered" | "keys_accepted";
  readonly at: Date;
  readonly actor: string;
  readonly keys: readonly PlatformKey[];
}

/** Staff put a copy of the data in the place of newer data, and what could have been used since was made void. */
export interface OlderDataEvent {
  readonly kind: "older_data_accepted";
  readonly at: Date;
  readonly actor: string;
  /** The last head that was signed of the newer data, with its root (of a chain: its digest) in hex; `null` where the copy is not behind it. */
  readonly lost: { readonly seq: number; readonly root: string } | null;
  readonly voided: Voided;
}
