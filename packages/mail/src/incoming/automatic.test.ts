import { describe, expect, it } from "vitest";
import { parseMail } from "./parse-mail.ts";

const mail = (head: string, from = "a@example.gov.cn") =>
  parseMail(Buffer.from(`From: a@example.gov.cn\r\nSubject: hello\r\n${head}\r\n\r\nbody`), { from });

describe("what a program has written", () => {
  it.each([
    ["Auto-Submitted: auto-replied", "auto_reply"],
    ["Auto-Submitted: auto-generated; x=y", "auto_reply"],
    ["Auto-Submitted: no", undefined],
    ["Precedence: bulk", "auto_reply"],
    ["Precedence: list", "list"],
    ["List-Id: <x.example>", "list"],
    ["X-Auto-Response-Suppress: All", "auto_reply"],
    ["X-Autoreply: yes", "auto_reply"],
    ["Subject: =?gb18030?B?19S2r7vYuLQ6ILK71No=?=", "auto_reply"],
    ["Subject: Automatic reply: hello", "auto_reply"],
    ["Content-Type: multipart/report; report-type=delivery-status; boundary=x", "bounce"],
    ["X-Other: 1", undefined],
  ] as const)("is told by its head: %s", async (head, kind) => {
    const parsed = await parseMail(
      Buffer.from(
        `From: a@example.gov.cn\r\n${head.startsWith("Subject") ? "" : "Subject: hello\r\n"}${head}\r\n\r\nbody`,
      ),
      { from: "a@example.gov.cn" },
    );
    expect(parsed.automatic).toBe(kind);
  });

  it("is told by the null sender", async () => {
    expect((await mail("X: 1", "")).automatic).toBe("bounce");
  });
});

describe("what is said of a sender", () => {
  it("counts from the operator's own mail system alone", async () => {
    const raw = Buffer.from(
      "Authentication-Results: mx.operator.example;\r\n spf=pass smtp.mailfrom=example.gov.cn\r\nAuthentication-Results: mx.elsewhere.example; dkim=pass\r\nFrom: a@example.gov.cn\r\n\r\nx",
    );
    const own = await parseMail(raw, { from: "a@b.example", authserv: "mx.operator.example" });
    expect(own.authenticationResults).toEqual(["mx.operator.example; spf=pass smtp.mailfrom=example.gov.cn"]);
    expect((await parseMail(raw, { from: "a@b.example" })).authenticationResults).toEqual([]);
  });

  it("needs no mail at all", async () => {
    for (const raw of [
      "",
      "\r\n\r\n",
      "\u0000\u0001garbage",
      "From: \r\n\r\n",
      "Content-Type: multipart/mixed\r\n\r\nx",
    ]) {
      const parsed = await parseMail(Buffer.from(raw), { from: "a@b.example" });
      expect(parsed.messageId).toMatch(/^sha256-/);
    }
  });
});
