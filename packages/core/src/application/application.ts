import type { Digest } from "../digest.ts";
import type { FileType } from "../file/stored-file.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import type { Quota } from "../quota/quota.ts";
import type { ReadForm } from "./form.ts";
import type { ApplicationState } from "./state.ts";
import type { Beginning, Move } from "./transitions.ts";

/** What a service provider asks of the operator: real-name access for one mini program. */
export interface Application extends ApplicationFacts, ApplicationContent {}

/** What lists show and sort by. None of it is personal. */
export interface ApplicationFacts {
  /** `A` and 16 digits and upper-case letters. */
  readonly id: string;
  readonly state: ApplicationState;
  /** `undefined` until a member has taken it up, or the form's name is found to be that of an organisation. */
  readonly organisationId: string | undefined;
  /** Items 1 and 3 of the form, as far as they are there: what lists are searched by. */
  readonly legalName: string;
  readonly appid: string;
  /** Since when it stands there. */
  readonly since: Date;
  /** Until when its owner is to move. */
  readonly deadline: Date | undefined;
  /** The member of the staff who has taken it, by the id of the sign-in. */
  readonly takenBy: string | undefined;
  /** The application that this one changes or renews. */
  readonly succeeds: string | undefined;
  /** When the platform is to look at it by itself: a reminder or the end is due. */
  readonly attentionAt: Date | undefined;
}

/** The rest: personal data and what people wrote, sealed as one record. */
export interface ApplicationContent {
  readonly form: ReadForm;
  readonly permission: Permission;
  readonly attachments: readonly Attachment[];
  readonly correspondence: Correspondence;
  /** Since the last approval. */
  readonly approval: Approval | undefined;
  /** From the beginning; it explains the state. */
  readonly history: readonly Step[];
  /** Up to when reminders have been sent. */
  readonly remindedAt: Date;
}

/** What is applied for online, once the entrance is open. Any part may be missing while it is drafted. */
export interface Permission {
  readonly uses: readonly ApprovedUse[];
  readonly legalGround?: LegalGround | undefined;
  readonly storage?: DataStorage | undefined;
  readonly assessment?: ImpactAssessment | undefined;
  /** Until when access is asked for. */
  readonly endsAt?: Date | undefined;
}

/** The law or policy that requires real names, and its article. */
export interface LegalGround {
  readonly law: string;
  readonly article: string;
}

/** Where the data is kept, and how it is protected there. */
export interface DataStorage {
  readonly where: string;
  readonly how: string;
}

/** Personal information protection impact assessment: PIPL, Articles 55 and 56. */
export interface ImpactAssessment {
  readonly necessity: string;
  readonly risk: string;
  readonly measures: string;
}

export const attachmentKinds = ["qualification", "assessment", "agreement", "other"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface Attachment {
  readonly digest: Digest;
  readonly kind: AttachmentKind;
  /** As whoever handed it in named it. */
  readonly name: string;
  readonly type: FileType;
  /** Bytes. */
  readonly size: number;
  readonly at: Date;
}

/** By which mails it is written about. */
export interface Correspondence {
  /** In the subject of every mail about it: `SM-` and 13 digits and letters, 65 random bits. */
  readonly token: string;
  readonly language: "zh" | "en";
  /** Where answers go; the contacts of the form until a mail has come. */
  readonly replyTo: string | undefined;
  /** Of mails that came in and went out, oldest first. */
  readonly messageIds: readonly string[];
}

export interface Approval {
  readonly since: Date;
  readonly uses: readonly ApprovedUse[];
  /** As it stands on the mini program where `undefined`. */
  readonly quota: Quota | undefined;
  readonly endsAt: Date | undefined;
}

/** One line of the history. */
export interface Step {
  readonly move: Beginning | Move;
  readonly to: ApplicationState;
  readonly at: Date;
  /** Who, as the audit names them. */
  readonly by: string;
  readonly reason?: string | undefined;
  /** The message that told the applicant. */
  readonly messageId?: string | undefined;
}
