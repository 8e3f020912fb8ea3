import { describe, expect, it } from "vitest";
import { oddFile, sendsUnreadForm, unreadFile } from "./unread-file.ts";

const file = (name: string, content: Buffer, statedType = "application/octet-stream") => ({
  name,
  statedType,
  content,
});
const ole = Buffer.from("d0cf11e0a1b11ae1000000", "hex");
/** Archives begin with an entry, and end with a list of them. */
const zip = (content: string, flags = "0000") =>
  Buffer.concat([
    Buffer.from(`504b03041400${flags}`, "hex"),
    Buffer.alloc(22),
    Buffer.from(`${content}PK\x05\x06`),
  ]);
const office = zip("word/document.xml");
const bytes = (text: string) => Buffer.from(text, "latin1");

describe("a file that nobody looks into", () => {
  it.each([
    [file("表.doc", ole), ".doc"],
    [file("表.XLS", ole), ".xls"],
    [file("表.wps", ole), ".wps"],
    [file("表.et", ole), ".et"],
    [file("表.docx", ole), ".doc/.xls"],
    [file("表.doc", Buffer.from("{\\rtf1\\ansi")), ".rtf"],
    [file("winmail.dat", Buffer.from("789f3e22aabb", "hex")), "winmail.dat"],
    [file("表.pdf", Buffer.from("%PDF-1.7")), "PDF"],
    [file("扫描", Buffer.from("ffd8ffe0", "hex")), "JPEG"],
    [file("", Buffer.from("From: a"), "message/rfc822"), ".eml"],
    [file("信.eml", Buffer.from("From: a")), ".eml"],
    [file("表.zip", zip("表.txt")), ".zip"],
    [file("表.odt", zip("mimetypeapplication/vnd.oasis.opendocument.text")), ".odt"],
    [file("表", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")), ".ods"],
    [file("表.pages", zip("Index/Document.iwa")), ".pages"],
    [file("表", office), ".docx"],
    [file("表.rar", bytes("Rar!\x1a\x07\x01\0")), ".rar"],
    [file("表", bytes("7z\xbc\xaf\x27\x1c")), ".7z"],
    [file("表.tar", Buffer.from("x")), ".tar"],
    [file("IMG_1.HEIC", bytes("\0\0\0\x24ftypheic")), "HEIC"],
    [file("图", bytes("RIFF\x01\x02\x03\x04WEBPVP8 ")), "WEBP"],
    [file("图.png", bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')), "SVG"],
    [file("smime.p7m", Buffer.from("3080", "hex"), "application/pkcs7-mime"), "S/MIME"],
    [file("encrypted.asc", Buffer.from("-----BEGIN PGP MESSAGE-----\n")), "PGP"],
    [file("smime.p7s", Buffer.from("3080", "hex"), "application/pkcs7-signature"), undefined],
    [file("x", Buffer.of()), undefined],
  ])("is told by its content, else by its name: %o", (given, kind) => {
    expect(unreadFile(given)?.kind).toBe(kind);
  });

  const locked = Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]);
  it.each([
    [file("表.docx", locked), "password"],
    [file("表.zip", zip("表.docx", "0108")), "password"],
    [file("表.zip", zip("表.docx", "0008")), "looked_through"],
    [file("表.docx", office), "looked_through"],
    [file("表.docx", ole), "other_kind"],
    [file("表.rar", bytes("Rar!\x1a\x07")), "packed"],
  ])("has a reason of its own: %o", (given, obstacle) => {
    expect(unreadFile(given)?.obstacle).toBe(obstacle);
  });

  it("begins an application only where the mail speaks of one", () => {
    const attachments = [file("a.doc", ole)];
    expect(sendsUnreadForm({ subject: "实名授权接口", attachments })).toBe(true);
    expect(sendsUnreadForm({ subject: "hello", attachments })).toBe(false);
    expect(sendsUnreadForm({ subject: "hello", attachments: [file("申请表.doc", ole)] })).toBe(true);
    const scan = (name: string) => [file(name, Buffer.from("%PDF-"))];
    expect(sendsUnreadForm({ subject: "申请", attachments: scan("a.pdf") })).toBe(false);
    expect(sendsUnreadForm({ subject: "hello", attachments: scan("盖章申请表.pdf") })).toBe(true);
    const torn = [file("表.docx", office.subarray(0, -4))];
    expect(sendsUnreadForm({ subject: "实名授权接口", attachments: torn })).toBe(true);
    expect(sendsUnreadForm({ subject: "实名授权接口", attachments: [file("表.docx", office)] })).toBe(false);
  });
});

it.each([
  [file("x.exe", Buffer.from("MZ\0\0")), "a program; nothing is read from it", "是程序，不会读取其中的内容"],
  [file("表.pdf", Buffer.from("MZ\0\0")), "a program; nothing is read from it", "是程序，不会读取其中的内容"],
  [
    file("表.pdf", Buffer.from("<!DOCTYPE html><html>")),
    "a web page (HTML), not what its name says",
    "其实是网页（HTML），与文件名不符",
  ],
  [
    file("表.pdf", Buffer.from("hello")),
    "no PDF, whatever its name says, or damaged",
    "不是 PDF（与文件名不符），或已损坏",
  ],
  [
    file("表.docx", Buffer.from("hello")),
    "no .docx, whatever its name says, or damaged",
    "不是 .docx（与文件名不符），或已损坏",
  ],
  [
    file("表.docx", office.subarray(0, -4)),
    "no .docx, whatever its name says, or damaged",
    "不是 .docx（与文件名不符），或已损坏",
  ],
  [file("图.png", bytes("<svg/>")), "an SVG, not what its name says", "其实是 SVG，与文件名不符"],
])("what a file is that is not what it is called is said: %o", (given, en, zh) => {
  expect(oddFile(given)).toEqual({ en, zh });
});

it.each([
  file("表.pdf", Buffer.from("%PDF-1.7")),
  file("表.pdf", Buffer.from("\n\n%PDF-1.4")),
  file("表.docx", office),
  file("表.docx", ole),
  file("表.html", Buffer.from("<html>")),
  file("营业执照.jpg", Buffer.from("ffd8ffe0", "hex")),
])("nothing is said of %o", (given) => {
  expect(oddFile(given)).toBeUndefined();
});
