/** What an attachment holds that may be the form: itself, or what is in an archive or in a mail that was attached. */
import type { IncomingMail, MailAttachment } from "@shiming/core";
import { parseMail } from "../incoming/parse-mail.ts";
import { filesIn } from "./unpack.ts";

const OFFICE = ["word/document.xml", "xl/workbook.xml"];

/** @returns what is one level below; an archive in an archive, or a mail in a mail, is left alone */
export async function attachedWithin(attachment: MailAttachment): Promise<readonly MailAttachment[]> {
  const { name, statedType, content } = attachment;
  if (/^message\/rfc822\b/i.test(statedType) || /\.eml$/i.test(name.trim())) return ofMail(content);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04")) || OFFICE.some((part) => bytes.includes(part)))
    return [attachment];
  return filesIn(content).map((file) => ({ ...file, statedType: "" }));
}

async function ofMail(raw: Uint8Array): Promise<readonly MailAttachment[]> {
  try {
    const mail = await parseMail(raw, { from: "" });
    return [asFile(mail), ...mail.attachments];
  } catch {
    // Packed deeper than any mail is.
    return [];
  }
}

const asFile = ({ html, text }: Pick<IncomingMail, "html" | "text">): MailAttachment =>
  html === undefined
    ? { name: "", statedType: "text/plain", content: Buffer.from(text) }
    : { name: "", statedType: "text/html", content: Buffer.from(`<html>${html}`) };
