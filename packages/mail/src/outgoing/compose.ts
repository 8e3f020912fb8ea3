/** From a message of the outbox to the bytes of a mail. */
import type { OutgoingMail } from "@shiming/core";
import { htmlOf, textOf } from "./letter.ts";
import { letterIn } from "./templates.ts";

export interface MailSender {
  /** Where the platform writes from, and reads answers. */
  readonly address: string;
  /** As receivers see it. */
  readonly name: string;
}

export interface ComposedMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly content: Buffer;
}

/** Loaded with the first mail: most nodes never write one. */
async function createComposer() {
  const { createTransport } = await import("nodemailer");
  return createTransport({ streamTransport: true, buffer: true, newline: "windows" });
}
let composer: ReturnType<typeof createComposer> | undefined;

/** The same at each repeat, so that whoever gets it twice can tell. */
const messageIdOf = (id: string, { address }: MailSender): string => `${id}@${address.split("@").at(-1)}`;

/** @param at when it was caused: a repeat has the same date */
export async function composeMail(
  id: string,
  mail: OutgoingMail,
  at: Date,
  sender: MailSender,
): Promise<ComposedMail> {
  const { subject, blocks } = letterIn(mail.language, mail);
  const messageId = messageIdOf(id, sender);
  const answered = mail.references.map((reference) => `<${reference}>`);
  composer ??= createComposer();
  const sent = await (await composer).sendMail({
    messageId: `<${messageId}>`,
    date: at,
    from: sender,
    to: [...mail.to],
    subject: (mail.subjectToken === undefined ? "" : `[${mail.subjectToken}] `) + subject,
    text: textOf(blocks),
    html: htmlOf(mail.language, blocks),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    ...(answered.length > 0 && { inReplyTo: answered.at(-1), references: answered }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, from: sender.address, to: mail.to, content: sent.message as Buffer };
}
