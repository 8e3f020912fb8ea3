/** Attachments that may hold the form, and that nobody here looks into. */
import { Buffer } from "node:buffer";
import type { Text } from "@shiming/crypto";
import type { MailAttachment } from "./incoming-mail.ts";

/** Why nobody reads it, which says what to send instead. */
export type Obstacle =
  /** Another program's document, a PDF or a picture. */
  | "other_kind"
  | "password"
  | "packed"
  | "winmail"
  | "encrypted_mail"
  /** Nothing stands in the way: it was looked through. */
  | "looked_through";

/** What the file is called by those who have it, such as `.doc`; and whether it is one that forms are filled in with. */
export interface UnreadFile {
  readonly kind: string;
  /** PDF and pictures are rather qualifications; what was read as Word or Excel file has said what it says. */
  readonly isDocument: boolean;
  readonly obstacle: Obstacle;
}

const SVG =
  /^(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^>]{0,200}-->\s{0,100})?<svg\b/i;
/** By their first bytes, in Latin 1. */
const SIGNS: readonly (readonly [sign: string | RegExp, file: UnreadFile])[] = [
  ["\x78\x9f\x3e\x22", document("winmail.dat", "winmail")],
  ["{\\rtf", document(".rtf")],
  ["Rar!\x1a\x07", document(".rar", "packed")],
  ["7z\xbc\xaf\x27\x1c", document(".7z", "packed")],
  ["-----BEGIN PGP MESSAGE-----", document("PGP", "encrypted_mail")],
  ["%PDF-", picture("PDF")],
  ["\x89PNG", picture("PNG")],
  ["\xff\xd8\xff", picture("JPEG")],
  ["GIF8", picture("GIF")],
  [/^BM.{12}[(|lx@]/s, picture("BMP")],
  ["II*\0", picture("TIFF")],
  ["MM\0*", picture("TIFF")],
  [/^RIFF.{4}WEBP/s, picture("WEBP")],
  [/^.{4}ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1|avif)/s, picture("HEIC")],
  [SVG, picture("SVG")],
  [/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/s, document(".ods")],
  [/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument/s, document(".odt")],
];
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ZIP = "PK\x03\x04";
/** The names of parts, as archives and OLE files have them in the open. */
const OF_OFFICE = ["word/document.xml", "xl/workbook.xml"];
const OF_A_PASSWORD = Buffer.from("EncryptedPackage", "utf16le");

const DOCUMENTS = new Set(
  "doc,xls,wps,et,rtf,odt,ods,ofd,pages,numbers,mht,msg,dps,ppt,pptx,xlsb,key".split(","),
);
const PACKED = new Set("rar,7z,gz,tgz,tar,bz2,xz,cab,iso,arj,lzh,zipx".split(","));
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
  if (isNamedAs("png,jpg,jpeg,pdf") && SVG.test(start))
    return { en: "an SVG, not what its name says", zh: "其实是 SVG，与文件名不符" };
  if (isNamedAs("pdf,doc,docx,xls,xlsx,png,jpg,jpeg") && HTML.test(start))
    return { en: "a web page (HTML), not what its name says", zh: "其实是网页（HTML），与文件名不符" };
  if (isNamedAs("pdf") && !start.includes("%PDF-"))
    return { en: "no PDF, whatever its name says, or damaged", zh: "不是 PDF（与文件名不符），或已损坏" };
  if (isNamedAs("docx,xlsx") && !isWholeOffice(start, content))
    return {
      en: `no .${extension}, whatever its name says, or damaged`,
      zh: `不是 .${extension}（与文件名不符），或已损坏`,
    };
  return undefined;
}

function isWholeOffice(start: string, content: Uint8Array): boolean {
  return start.startsWith(OLE) || (start.startsWith("PK") && isWholeArchive(content));
}

/** Its list of contents stands at the end, before a comment at most. */
const isWholeArchive = (content: Uint8Array) =>
  Buffer.from(content.subarray(-66_000)).toString("latin1").includes("PK\x05\x06");

function document(kind: string, obstacle: Obstacle = "other_kind"): UnreadFile {
  return { kind, isDocument: true, obstacle };
}

function picture(kind: string): UnreadFile {
  return { kind, isDocument: false, obstacle: "other_kind" };
}

/** Told by the content where that says it, else by the name. @returns `undefined` for what belongs to no form */
export function unreadFile({ name, statedType, content }: MailAttachment): UnreadFile | undefined {
  const extension = extensionOf(name);
  const start = startOf(content);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (start.startsWith(OLE)) {
    if (bytes.includes(OF_A_PASSWORD)) return document(`.${extension || "docx"}`, "password");
    return document(OF_OLE.has(extension) ? `.${extension}` : ".doc/.xls");
  }
  const signed = SIGNS.find(([sign]) =>
    typeof sign === "string" ? start.startsWith(sign) : sign.test(start),
  )?.[1];
  if (signed) return signed;
  if (start.startsWith(ZIP)) return ofArchive(extension, bytes);
  if (/^application\/(?:x-)?pkcs7-mime\b/i.test(statedType)) return document("S/MIME", "encrypted_mail");
  if (/^message\/rfc822\b/i.test(statedType) || extension === "eml")
    return document(".eml", "looked_through");
  if (TEXTS.has(extension)) return document(`.${extension}`, "looked_through");
  if (PACKED.has(extension)) return document(`.${extension}`, "packed");
  return DOCUMENTS.has(extension) ? document(`.${extension}`) : undefined;
}

function ofArchive(extension: string, bytes: Buffer): UnreadFile | undefined {
  if (OF_OFFICE.some((part) => bytes.includes(part))) {
    const kind = `.${extension || "docx"}`;
    return isWholeArchive(bytes) ? { ...picture(kind), obstacle: "looked_through" } : document(kind);
  }
  if (DOCUMENTS.has(extension)) return document(`.${extension}`);
  // The first entry says whether a password is needed: bit 0 of its flags (APPNOTE 4.4.4).
  const isLocked = ((bytes[6] ?? 0) & 1) === 1;
  return document(".zip", isLocked ? "password" : "looked_through");
}

const ABOUT_THE_FORM = /实名|授权|申请|real-?name|authori[sz]ation|application/i;

/** So a scan is called that is the form itself. */
const NAMED_AS_FORM = /(?:申请|申請|信息|登记)(?:表|书|書)|application[ _-]?form/i;

/** Whether somebody has sent the form, in a way that it cannot be read: he is told, and not left waiting. */
export function sendsUnreadForm(mail: {
  readonly subject: string;
  readonly attachments: readonly MailAttachment[];
}): boolean {
  return mail.attachments.some((file) => {
    const unread = unreadFile(file);
    if (unread === undefined) return false;
    if (!unread.isDocument) return unread.obstacle === "other_kind" && NAMED_AS_FORM.test(file.name);
    return ABOUT_THE_FORM.test(mail.subject) || ABOUT_THE_FORM.test(file.name);
  });
}
