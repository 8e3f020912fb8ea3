import type { AccountKey } from "../account/account.ts";

/** A message that the platform sends: an e-mail, or an event pushed to a service provider. */
export type OutgoingMessage = MailMessage | EventMessage;

interface MessageBase {
  /** Made by the sender, and the same at every try: the receiver tells a repeated one by it. */
  readonly id: string;
  /** When it was caused; it is due at once. */
  readonly at: Date;
  /** Which template it is written by, or which event it is. */
  readonly template: string;
}

export interface MailMessage extends MessageBase {
  readonly channel: "mail";
  /** What it is about, for the list of messages: an application, an organisation. Names no person. */
  readonly about: string;
  /** Addresses and content, sealed under {@link messageColumn}. */
  readonly sealed: Uint8Array;
}

/** Gets into the outbox only where the mini program has an endpoint just then. */
export interface EventMessage extends MessageBase {
  readonly channel: "event";
  /** The mini program, whose endpoint it goes to: the messages about one are a queue of their own. */
  readonly about: string;
  readonly said: EventSaid;
}

/** Not sealed, since there is nothing of a person in it that consents do not have as well: a withdrawal waits for no key. */
export interface EventSaid {
  /** Whom it is about, who leaves as a pairwise openid; without one it is about the mini program itself. */
  readonly account?: AccountKey | undefined;
  /** As they stand in the token, in the words of the wire. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What the seal of a mail is bound to. */
export const messageColumn = (id: string) => `outbox.content:${id}`;
