import type { AuditEvent } from "../audit/event.ts";
import type { Digest } from "../digest.ts";
import type { KeptMail, ListedMail, MailFate, ReceivedMail } from "../mail/received-mail.ts";

/** A part of the list of mails, newest first. */
export interface MailPage {
  readonly limit: number;
  /** The id of the last mail of the page before. */
  readonly after?: string | undefined;
  readonly fate?: MailFate | undefined;
  /** Those alone that belong to it. */
  readonly applicationId?: string | undefined;
}

export interface IncomingMailStore {
  /** Keeps a mail, durably, before answering. Of any number of the same one is kept. */
  keep(mail: ReceivedMail): Promise<"kept" | "repeated">;

  /** Mails that nobody has looked at, oldest first. */
  waiting(limit: number): Promise<readonly KeptMail[]>;

  /** Remembers what became of a mail that waits; nothing happens to one that does not. */
  settle(id: string, fate: MailFate, applicationId?: string): Promise<void>;

  /** Gives a mail that belongs to no application to one, with the audit's entries. @throws `entity_not_found`, `value_invalid` */
  assign(id: string, applicationId: string, events: readonly AuditEvent[]): Promise<void>;

  /** How many mails of a sender have come since then. */
  countOf(sender: Digest, since: Date): Promise<number>;

  count(fate: MailFate): Promise<number>;

  /** @param id also its first 12 digits or more, where no other begins so */
  find(id: string): Promise<KeptMail | undefined>;

  /** @throws `entity_not_found` for an `after` that is not there */
  list(page: MailPage): Promise<readonly ListedMail[]>;
}
