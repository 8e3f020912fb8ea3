/** An e-mail that came in, taken apart. All of it is what a stranger wrote, and personal data: sealed at rest. */
export interface IncomingMail {
  /** Without angle brackets; made from the content where the sender gave none, so that the same mail has the same one. */
  readonly messageId: string;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly from: MailAddress | undefined;
  readonly subject: string;
  /** As the sender dates it; `undefined` where that cannot be read. */
  readonly date: Date | undefined;
  readonly text: string;
  readonly html: string | undefined;
  /** What the mail calls the charsets of those of its texts that nobody can read here; empty where it calls one nothing. */
  readonly unreadableCharsets: readonly string[];
  readonly attachments: readonly MailAttachment[];
  /** RFC 8601, as the operator's own mail system has added it, for staff to look at. */
  readonly authenticationResults: readonly string[];
  /** Whether a program wrote it: an automatic answer, a report of non-delivery, a mailing list. Never answered. */
  readonly automatic: "auto_reply" | "bounce" | "list" | undefined;
  /** The whole mail as it came, for staff where it cannot be understood. */
  readonly raw: Uint8Array;
}

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface MailAttachment {
  readonly name: string;
  /** As the mail says; the type that counts is that of the content. */
  readonly statedType: string;
  readonly content: Uint8Array;
}
