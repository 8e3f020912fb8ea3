import { describe, expect, it } from "vitest";
import { oddFile, sendsUnreadForm, unreadFile } from "./unread-file.ts";

const file = (name: string, content: Buffer, statedType = "application/octet-stream") => ({
  name,
  statedType,
  content,
});
const ole = Buffer.from("d0cf11e0a1b11ae1000000", "hex");

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
    [file("表.zip", Buffer.from("504b0304", "hex")), ".zip"],
    [file("表.docx", Buffer.from("504b0304", "hex")), undefined],
    [file("x", Buffer.of()), undefined],
  ])("is told by its content, else by its name: %o", (given, kind) => {
    expect(unreadFile(given)?.kind).toBe(kind);
  });

  it("begins an application only where the mail speaks of one", () => {
    const attachments = [file("a.doc", ole)];
    expect(sendsUnreadForm({ subject: "实名授权接口", attachments })).toBe(true);
    expect(sendsUnreadForm({ subject: "hello", attachments })).toBe(false);
    expect(sendsUnreadForm({ subject: "hello", attachments: [file("申请表.doc", ole)] })).toBe(true);
    expect(sendsUnreadForm({ subject: "申请", attachments: [file("a.pdf", Buffer.from("%PDF-"))] })).toBe(
      false,
    );
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
])("what a file is that is not what it is called is said: %o", (given, en, zh) => {
  expect(oddFile(given)).toEqual({ en, zh });
});

it.each([
  file("表.pdf", Buffer.from("%PDF-1.7")),
  file("表.pdf", Buffer.from("\n\n%PDF-1.4")),
  file("表.docx", Buffer.from("504b0304", "hex")),
  file("表.docx", ole),
  file("表.html", Buffer.from("<html>")),
  file("营业执照.jpg", Buffer.from("ffd8ffe0", "hex")),
])("nothing is said of %o", (given) => {
  expect(oddFile(given)).toBeUndefined();
});
