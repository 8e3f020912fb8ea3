import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { charsetOf } from "./charset.ts";
import { parseMail } from "./parse-mail.ts";
import { readHead } from "./read-head.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../../fixtures", `${name}.eml`));
const parsed = (name: string) => parseMail(fixture(name), { from: "zhangsan@example.gov.cn" });

describe("a charset that is stated wrongly, or not at all", () => {
  it("hides neither the subject nor the names of files: RFC 2047, RFC 2231 and plain bytes", async () => {
    const { subject, attachments } = await parsed("gbk-names-of-files");
    expect(subject).toBe("实名授权申请");
    expect(attachments.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 5 }, () => "申请表.doc"),
      "申請表.doc",
      "申请表.doc",
    ]);
  });

  it("is said where nobody can read it", async () => {
    expect((await parsed("charset-that-nobody-has")).unreadableCharsets).toEqual(["x-mac-cyrillic-extended"]);
    expect((await parsed("charset-of-seven-bits")).unreadableCharsets).toEqual(["hz-gb-2312"]);
    for (const name of ["gbk-said-utf-8", "big5-stated", "latin-1-is-latin-1"])
      expect((await parsed(name)).unreadableCharsets).toEqual([]);
  });

  it("leaves alone what is stated rightly", async () => {
    expect((await parsed("big5-stated")).text.trim()).toBe("您好，請問何時可以開通？");
    expect((await parsed("latin-1-is-latin-1")).text.trim()).toBe(
      "Bonjour, où est l'été? Voilà un élève français, à bientôt.",
    );
  });

  it.each([
    [
      "a character that was cut in two on the way",
      Buffer.from("您好，申请表见附件，谢谢各位领导").subarray(0, -1),
      "",
      "utf-8",
    ],
    ["text of ASCII alone", Buffer.from("plain"), "x-unknown", "utf-8"],
    ["nothing", Buffer.of(), "", "utf-8"],
    ["UTF-16 that says so", Buffer.from("申请", "utf16le"), "utf-16le", "utf-16le"],
    ["bytes of no text", Buffer.from("ff81fe80ff90", "hex"), "", undefined],
  ])("is judged by all of the text: %s", (_, bytes, stated, charset) => {
    expect(charsetOf(bytes, stated)).toBe(charset);
  });
});

describe("the head of a mail", () => {
  it("is read without the rest", async () => {
    expect(await readHead(fixture("gbk-names-of-files"))).toEqual({
      messageId: "gbk-names-of-files@example.gov.cn",
      from: { name: "", address: "zhangsan@example.gov.cn" },
      subject: "实名授权申请",
    });
  });

  it("is read with as many words of RFC 2047 as a head has room for: before, each copied all before it", async () => {
    const subject = "=?utf-8?q?a?= ".repeat(60_000);
    const raw = Buffer.from(`From: zhangsan@example.gov.cn\r\nSubject: ${subject}\r\n\r\n`);
    expect((await parseMail(raw, { from: "" })).subject).toBe("a".repeat(998));
  });

  it.each(["", "\r\n\r\n", "\u0000\u0001", "Subject"])("may be anything: %j", async (raw) => {
    expect(await readHead(Buffer.from(raw))).toMatchObject({ from: undefined, subject: "" });
  });
});

describe("a charset told by what is written", () => {
  const text = "业务方名称：示例市第一医院\n商户号：1900000109\n";
  const bytes = (charset: string) => execFileSync("iconv", ["-f", "utf-8", "-t", charset], { input: text });

  it.each([
    ["utf-16", "utf-16", text],
    ["utf-16le", "utf-16", text],
    ["utf-16be", "utf-16", text],
    ["utf-16", "", text],
    ["utf-16", "utf-8", text],
    ["utf-8", "big5", text],
    ["utf-8", "windows-1251", text],
    ["utf-8", "gbk", text],
    ["gb18030", "gb2312", text],
    ["gb18030", "us-ascii", text],
  ])("is right for %s that is called %j", (written, stated, right) => {
    const given = bytes(written);
    expect(new TextDecoder(charsetOf(given, stated)).decode(given)).toBe(right);
  });
});
