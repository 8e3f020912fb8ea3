import type { OutgoingMail } from "../mail/outgoing-mail.ts";

/** Sends mails. An operator may bring another. */
export interface Mailer {
  /** Hands one over, under the Message-ID that its id makes: the same at each repeat. Never throws for what it refuses. */
  send(message: {
    readonly id: string;
    readonly mail: OutgoingMail;
    readonly at: Date;
  }): Promise<MailOutcome>;
}

export type MailOutcome =
  | { readonly outcome: "sent" }
  /** `error` in the words of the protocol: it names no person. A permanent one is not repeated. */
  | { readonly outcome: "refused"; readonly error: string; readonly permanent: boolean };
