/** Mails: taken in, understood, sent. */

export type { IncomingMail, MailAddress, MailAttachment } from "./incoming-mail.ts";
export { openMail } from "./open-mail.ts";
export type { MailContent, MailHead, MailItem, OutgoingMail } from "./outgoing-mail.ts";
export { receiveMail } from "./receive.ts";
export type { KeptMail, ListedMail, MailFate, ReceivedMail } from "./received-mail.ts";
export { openHead, type ReceivedHead } from "./sealed-head.ts";
export { sealMail } from "./sealed-mail.ts";
export { openRawMail, type RawMail } from "./sealed-received.ts";
export { understandMails } from "./understand.ts";
export { isHtmlFile } from "./unread-file.ts";
