/** Attachments that may hold the form, and that nobody here looks into. */
import { Buffer } from "node:buffer";
import type { MailAttachment } from "./incoming-mail.ts";

/** What the file is called by those who have it, such as `.doc`; and whether it is one that forms are filled in with. */
export interface UnreadFile {
  readonly kind: string;
  /** PDF and pictures are rather qualifications. */
  readonly isDocument: boolean;
}

const starts = (bytes: readonly number[]) => Buffer.from(bytes);
const OLE = starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const TNEF = starts([0x78, 0x9f, 0x3e, 0x22]);
const RTF = Buffer.from("{\\rtf");
const PDF = Buffer.from("%PDF-");
const PNG = starts([0x89, 0x50, 0x4e, 0x47]);
const JPEG = starts([0xff, 0xd8, 0xff]);

const DOCUMENTS = new Set(
  "doc,xls,wps,et,rtf,odt,ods,ofd,pages,numbers,txt,csv,htm,html,mht,eml,msg,zip,rar,7z".split(","),
);
const OF_OLE = new Set(["doc", "xls", "wps", "et", "msg"]);

/** Told by the content where that says it, else by the name. @returns `undefined` for what is read, or is no document */
export function unreadFile({ name, statedType, content }: MailAttachment): UnreadFile | undefined {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  const document = (kind: string): UnreadFile => ({ kind, isDocument: true });
  const begins = (bytes: Buffer) => bytes.equals(content.subarray(0, bytes.length));
  if (begins(OLE)) return document(OF_OLE.has(extension) ? `.${extension}` : ".doc/.xls");
  if (begins(TNEF)) return document("winmail.dat");
  if (begins(RTF)) return document(".rtf");
  if (begins(PDF)) return { kind: "PDF", isDocument: false };
  if (begins(PNG) || begins(JPEG)) return { kind: begins(PNG) ? "PNG" : "JPEG", isDocument: false };
  if (statedType === "message/rfc822") return document(".eml");
  return DOCUMENTS.has(extension) ? document(`.${extension}`) : undefined;
}

const ABOUT_THE_FORM = /实名|授权|申请|real-?name|authori[sz]ation|application/i;

/** Whether somebody has sent the form, in a way that it cannot be read: he is told, and not left waiting. */
export function sendsUnreadForm(mail: {
  readonly subject: string;
  readonly attachments: readonly MailAttachment[];
}): boolean {
  return mail.attachments.some(
    (file) =>
      unreadFile(file)?.isDocument && (ABOUT_THE_FORM.test(mail.subject) || ABOUT_THE_FORM.test(file.name)),
  );
}
