/** Mail: SMTP in and out, reading the form of ten items, and rendering. */

export { createMailReader } from "./incoming/mail-reader.ts";
export { readHead } from "./incoming/read-head.ts";
export { listenForMails, type SmtpListener } from "./incoming/smtp-listener.ts";
export type { MailSender } from "./outgoing/compose.ts";
export { createFolderMailer } from "./outgoing/folder-mailer.ts";
export { letterOf } from "./outgoing/letter-of.ts";
export { createSmtpMailer } from "./outgoing/smtp-mailer.ts";
