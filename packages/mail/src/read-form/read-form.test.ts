import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMail } from "../incoming/parse-mail.ts";
import { readForm } from "./read-form.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures");

interface Expected {
  readonly items: object;
  readonly unread: readonly number[];
}

const expected = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Record<
  string,
  Expected | null
>;

describe("the form in a mail", () => {
  it.each(Object.entries(expected))("is read as it was written: %s", async (name, right) => {
    const mail = await parseMail(readFileSync(join(FOLDER, `${name}.eml`)), {
      from: "zhangsan@example.gov.cn",
    });
    const form = await readForm(mail);
    const read = form && { items: form.items, unread: form.unread.map(({ item }) => item) };
    expect(read ?? null).toEqual(right);
  });

  it.each([
    ["two-forms-in-one-mail", [3, 4]],
    ["outlook-utf8-qp", undefined],
    ["merged-contacts", undefined],
    ["reply-qq-with-old-form", undefined],
  ])("says what was answered more than once, and differently: %s", async (name, items) => {
    const mail = await parseMail(readFileSync(join(FOLDER, `${name}.eml`)), { from: "a@example.gov.cn" });
    expect((await readForm(mail))?.repeated).toEqual(items);
  });

  it.each([
    ["转发：申请", true],
    ["Fwd: 申请", true],
    ["【转发】申请", true],
    ["[外部邮件] 转发: 申请", true],
    ["[EXTERNAL] [SM-1] FW：申请", true],
    ["回复：转发：申请", false],
    ["[外部邮件] 申请", false],
  ])("counts below another mail only where it is forwarded: %s", async (subject, isRead) => {
    const text =
      "请办理\n-----原始邮件-----\n发件人：李四\n发送时间：2026-10-11\n主题：申请\n\n商户号：1900000109";
    const form = await readForm({ subject, text, html: undefined, attachments: [] });
    expect(form?.items.mchId).toBe(isRead ? "1900000109" : undefined);
  });

  it("is looked for where a writer has put it, and not behind megabytes of text", async () => {
    const mail = { subject: "", html: undefined, attachments: [] };
    const form = "1. 主体名称：示例市第一人民医院\n";
    const filler = `${"您好".repeat(200)}\n`.repeat(1000);
    expect(await readForm({ ...mail, text: form + filler })).toBeDefined();
    expect(await readForm({ ...mail, text: filler + form })).toBeUndefined();
  });
});
