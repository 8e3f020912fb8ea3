/** Attachments that may hold the form, and that nobody here looks into. */
import { Buffer } from "node:buffer";
import type { Text } from "@shiming/crypto";
import type { MailAttachment } from "./incoming-mail.ts";

/** What the file is called by those who have it, such as `.doc`; and whether it is one that forms are filled in with. */
export interface UnreadFile {
  readonly kind: string;
  /** PDF and pictures are rather qualifications. */
  readonly isDocument: boolean;
  /** It was looked through as a text. */
  readonly isText?: boolean;
}

const starts = (bytes: readonly number[]) => Buffer.from(bytes);
const OLE = starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const TNEF = starts([0x78, 0x9f, 0x3e, 0x22]);
const RTF = Buffer.from("{\\rtf");
const PDF = Buffer.from("%PDF-");
const PNG = starts([0x89, 0x50, 0x4e, 0x47]);
const JPEG = starts([0xff, 0xd8, 0xff]);

const DOCUMENTS = new Set("doc,xls,wps,et,rtf,odt,ods,ofd,pages,numbers,mht,eml,msg,zip,rar,7z".split(","));
const OF_OLE = new Set(["doc", "xls", "wps", "et", "msg"]);

const TEXTS = new Set("txt,csv,tsv,htm,html".split(","));
const HTML = /^(?:\xef\xbb\xbf)?\s{0,100}<(?:!doctype html|html|table|body|meta|\?xml)\b/i;
const PROGRAM = /^(?:MZ|\x7fELF|#!|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/;
const START = 1024;

const startOf = (content: Uint8Array) => Buffer.from(content.subarray(0, START)).toString("latin1");
const extensionOf = (name: string) => /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";

export const isHtmlFile = (content: Uint8Array): boolean => HTML.test(startOf(content));

/** What a file is that is nothing an application has, or not what its name says; behind the name. */
export function oddFile({ name, content }: MailAttachment): Text | undefined {
  const start = startOf(content);
  const extension = extensionOf(name);
  if (PROGRAM.test(start))
    return { en: "a program; nothing is read from it", zh: "是程序，不会读取其中的内容" };
  const isNamedAs = (names: string) => names.split(",").includes(extension);
  if (isNamedAs("pdf,doc,docx,xls,xlsx,png,jpg,jpeg") && HTML.test(start))
    return { en: "a web page (HTML), not what its name says", zh: "其实是网页（HTML），与文件名不符" };
  if (isNamedAs("pdf") && !start.includes("%PDF-"))
    return { en: "no PDF, whatever its name says, or damaged", zh: "不是 PDF（与文件名不符），或已损坏" };
  if (isNamedAs("docx,xlsx") && !/^(?:PK|\xd0\xcf\p{Cc}\xe0)/u.test(start))
    return {
      en: `no .${extension}, whatever its name says, or damaged`,
      zh: `不是 .${extension}（与文件名不符），或已损坏`,
    };
  return undefined;
}

/** Told by the content where that says it, else by the name. @returns `undefined` for what is read, or is no document */
export function unreadFile({ name, statedType, content }: MailAttachment): UnreadFile | undefined {
  const extension = extensionOf(name);
  const document = (kind: string): UnreadFile => ({ kind, isDocument: true });
  const begins = (bytes: Buffer) => bytes.equals(content.subarray(0, bytes.length));
  if (begins(OLE)) return document(OF_OLE.has(extension) ? `.${extension}` : ".doc/.xls");
  if (begins(TNEF)) return document("winmail.dat");
  if (begins(RTF)) return document(".rtf");
  if (begins(PDF)) return { kind: "PDF", isDocument: false };
  if (begins(PNG) || begins(JPEG)) return { kind: begins(PNG) ? "PNG" : "JPEG", isDocument: false };
  if (statedType === "message/rfc822") return document(".eml");
  if (TEXTS.has(extension)) return { ...document(`.${extension}`), isText: true };
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
