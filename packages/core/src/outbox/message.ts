/** A message that the platform sends: an e-mail now, an event pushed to a service provider later. */
export interface OutgoingMessage {
  /** Made by the sender, and the same at every try: the receiver tells a repeated one by it. */
  readonly id: string;
  readonly channel: "mail";
  /** When it was caused; it is due at once. */
  readonly at: Date;
  /** What it is about, for the list of messages: an application, an organisation. Names no person. */
  readonly about: string;
  /** Which template it is written by. */
  readonly template: string;
  /** Addresses and content, sealed under {@link messageColumn}. */
  readonly sealed: Uint8Array;
}

/** What the seal of a message is bound to. */
export const messageColumn = (id: string) => `outbox.content:${id}`;
