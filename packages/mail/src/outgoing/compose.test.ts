import { execFileSync } from "node:child_process";
import type { MailContent, OutgoingMail } from "@shiming/core";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { composeMail } from "./compose.ts";

const SENDER = { name: "示例平台", address: "apply@realname.example.com" };
const AT = new Date("2026-10-12T02:20:30Z");

const contents: readonly MailContent[] = [
  { template: "password_reset", url: "https://a.example/?x=1&y=2" },
  { template: "email_verification", url: "https://a.example/" },
  { template: "invitation", url: "https://a.example/" },
  { template: "address_known", url: "https://a.example/" },
  {
    template: "form_received",
    applicationId: "A1",
    items: [
      { item: 1, label: "业务方名称", value: "<b>公司</b> & 子公司" },
      { item: 4, label: "商户号", value: undefined },
    ],
    missing: ["第 4 项：缺少商户号"],
    until: "2026-10-26",
    notes: ["表.doc：无法读取"],
  },
  {
    template: "application_step",
    applicationId: "A1",
    about: "城市服务 wx1a2b3c4d5e6f7081",
    step: "需要补充材料\r\nBcc: x@example.com",
    approved: { uses: ["政务 > 社会保障", "政务 > 政务服务"], endsOn: "2027-10-20" },
    reason: "第 2 项太短\n请写明法律依据",
    until: "2026-10-20",
  },
  {
    template: "certificate_expiring",
    mchId: "1900000109",
    certSerialNo: "0A".repeat(20),
    notAfter: "2026-11-11T00:00:00Z",
    days: 1,
  },
  {
    template: "authority_expiring",
    name: "2026-11-27",
    what: "issuing",
    end: "2035-11-27T00:00:00.000Z",
    days: 30,
  },
  {
    template: "invitation",
    url: "https://a.example/",
    organisation: "Example Hospital\r\nBcc: x@example.com",
    until: "2026-10-19 10:20",
  },
];
const head = {
  to: ["zhangsan@example.gov.cn"],
  references: ["one@example.gov.cn", "two@example.gov.cn"],
  subjectToken: "SM-7K2P",
};
const mailOf = (content: MailContent, language: "zh" | "en"): OutgoingMail => ({
  ...head,
  language,
  ...content,
});

describe("a mail of the platform", () => {
  it.each(contents.flatMap((content) => [["zh", content] as const, ["en", content] as const]))(
    "says the same as text and HTML, with nothing from elsewhere: %s %j",
    async (language, content) => {
      const { content: bytes } = await composeMail("id1", mailOf(content, language), AT, SENDER);
      const { text = "", html, subject } = await simpleParser(bytes);
      expect(subject).toMatch(/^\[SM-7K2P\] ./);
      expect(html).not.toMatch(/<img|<script|<link|src=|url\(/i);
      for (const line of text.split("\n").filter((each) => each.trim() !== ""))
        expect(line).not.toMatch(/undefined|\[object/);
      expect(/[一-鿿]/.test(subject ?? "")).toBe(
        language === "zh" || content.template === "application_step",
      );
    },
  );

  it("says it in both languages where nobody knows what the reader reads", async () => {
    const mail = { ...mailOf(contents[6] as MailContent, "zh"), language: "both" } as const;
    const { subject, text } = await simpleParser((await composeMail("id1", mail, AT, SENDER)).content);
    expect(subject).toBe(
      "[SM-7K2P] 商户 1900000109 的证书将在 1 天内到期 / The certificate of merchant 1900000109 ends in 1 day",
    );
    expect(text).toMatch(/请及时申请新证书[\s\S]*Please apply for a new one/);
  });

  it("escapes what people have written, and lets none of it into the head", async () => {
    const letters = await Promise.all(
      contents.map((content) => composeMail("id1", mailOf(content, "zh"), AT, SENDER)),
    );
    const parsed = await Promise.all(letters.map(({ content }) => simpleParser(content)));
    expect(parsed[4]?.html).toContain("&lt;b&gt;公司&lt;/b&gt; &amp; 子公司");
    expect(parsed[5]?.headers.has("bcc")).toBe(false);
    expect(parsed[4]?.text).toContain("（未读到）");
    expect(parsed[4]?.text).toContain("第 4 项：缺少商户号");
    expect(parsed[4]?.text).toContain("表.doc：无法读取");
    expect(parsed[4]?.text).toContain("请最晚于 2026-10-26 回复。");
    expect(parsed[5]?.text).toContain("小程序: 城市服务 wx1a2b3c4d5e6f7081");
    expect(parsed[5]?.text).toContain("通过的类目: 政务 > 社会保障；政务 > 政务服务");
    expect(parsed[5]?.text).toContain("有效期至: 2027-10-20");
  });

  it("has the same Message-ID at each repeat, answers the last mail, and says that a program wrote it", async () => {
    const mail = mailOf(contents[4] as MailContent, "zh");
    const [first, second] = [
      await composeMail("id1", mail, AT, SENDER),
      await composeMail("id1", mail, AT, SENDER),
    ];
    expect(first.messageId).toBe(second.messageId);
    const script = `
import email, email.policy, json, sys
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps([m["Message-ID"], m["In-Reply-To"], m["References"], m["Auto-Submitted"], m["From"], m["Date"]]))`;
    const said = JSON.parse(
      execFileSync("python3", ["-c", script], { input: first.content, encoding: "utf8" }),
    );
    expect(said).toEqual([
      "<id1@realname.example.com>",
      "<two@example.gov.cn>",
      "<one@example.gov.cn> <two@example.gov.cn>",
      "auto-generated",
      "示例平台 <apply@realname.example.com>",
      "Mon, 12 Oct 2026 02:20:30 +0000",
    ]);
  });
});
