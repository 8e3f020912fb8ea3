import type { Digest } from "../digest.ts";

/** What became of a mail. */
export type MailFate =
  /** Not looked at yet. */
  | "received"
  /** It began an application, or belongs to one. */
  | "understood"
  /** For staff to look at: neither a form nor an answer to anything. */
  | "unassigned"
  /** Written by a program: an automatic answer, a report of non-delivery, a list. Kept, and never answered. */
  | "automatic"
  /** The platform's own mail come back, or too many from one address: kept, and never answered. */
  | "loop"
  /** Could not be taken apart. */
  | "unreadable";

/** An e-mail as it is kept: sealed, before the other side is told that it has arrived. */
export interface ReceivedMail {
  /** Made from its Message-ID, or from its content where it has none: the same mail has the same one. */
  readonly id: string;
  readonly receivedAt: Date;
  /** Keyed digest of the sender's address: to count by, and says nothing by itself. */
  readonly sender: Digest;
  /** Bytes of the mail. */
  readonly size: number;
  /** The mail as it came with its envelope, sealed under {@link mailColumn}. */
  readonly sealed: Uint8Array;
  /** Its sender and subject, sealed apart; a mail of a former release has none. */
  readonly sealedHead?: Uint8Array | undefined;
}

export interface KeptMail extends ReceivedMail {
  readonly fate: MailFate;
  readonly applicationId?: string | undefined;
}

/** As lists have it: the mail itself stays where it is. */
export type ListedMail = Omit<KeptMail, "sealed">;

/** What the seal of a mail is bound to. */
export const mailColumn = (id: string) => `incoming_mails.content:${id}`;
