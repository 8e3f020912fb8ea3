/** The mails of the sign-in: put in the platform's outbox, which sends them. */
import {
  type KeyEncryptionKeys,
  type MailContent,
  type OutboxStore,
  type OutgoingMail,
  type RandomBytes,
  sealMail,
} from "@shiming/core";

export interface MailsDeps {
  readonly outbox: Pick<OutboxStore, "put">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
  readonly clock: () => Date;
}

export type SignInMail = Extract<MailContent, { readonly url: string }>;

/** @returns puts a mail in the outbox, durably, before it resolves */
export function createMails({ outbox, clock, ...sealing }: MailsDeps) {
  return async (to: string, language: OutgoingMail["language"], content: SignInMail): Promise<void> => {
    const mail = { to: [to], language, references: [], ...content };
    await outbox.put([sealMail(mail, "sign-in", sealing, clock())]);
  };
}

/** What a person reads, as far as its browser tells; Chinese unless it asks for English first. */
export function languageOf(headers: Headers | undefined): OutgoingMail["language"] {
  const [first = ""] = (headers?.get("accept-language") ?? "").split(",");
  return first.trim().toLowerCase().startsWith("en") ? "en" : "zh";
}
