/** The mails that went out, where they stay on the machine: in a sandbox. */
export interface Mailbox {
  /** Newest first. */
  list(): Promise<readonly MailboxMail[]>;
  read(id: string): Promise<MailboxMail | undefined>;
}

export interface MailboxMail {
  /** That of the message in the outbox. */
  readonly id: string;
  readonly messageId: string;
  readonly at: Date;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  /** The whole mail, as it went out. */
  readonly source: string;
}
