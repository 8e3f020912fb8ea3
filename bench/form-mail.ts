/** An application as a mail: the form as an HTML table, and a qualification. */
import { randomBytes } from "node:crypto";

const rowsOf = (place: number): readonly (readonly [overview: string, content: string])[] => [
  ["业务方名称 (主体名称)", `示例市第 ${place} 人民医院`],
  ["使用该接口的场景和用途", "市民在小程序内预约挂号时，核验本人身份"],
  ["小程序名称及对应 appid", `示例医院 ${place}，wx${place.toString(16).padStart(16, "0")}`],
  ["商户号（需为已绑定小程序的商户号）", String(1_900_000_000 + place)],
  ["日均调用量预估", "调用次数：1000，用户数：800"],
  ["最高并发调用量预估（分钟级）", "60"],
  ["日并发调用量均值预估（分钟级）", "2"],
  ["产品联系人", "姓名：张三 电话：13800138000 邮箱：zhangsan@example.com"],
  ["开发联系人", "姓名：李四 电话：13900139000 邮箱：lisi@example.com"],
  ["平台方接口人", "姓名：王五 邮箱：wangwu@example.com"],
];

const cells = (...texts: readonly string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join("")}</tr>`;

/** Each has another sender, another content and another attachment. @param bytes of the attachment */
export function formMail(place: number, bytes: number): { readonly from: string; readonly content: string } {
  const from = `applicant-${place}@example.com`;
  const rows = rowsOf(place).map(([overview, content], row) => cells(String(row + 1), overview, content));
  const html = `<table>${cells("序号", "信息概述", "具体信息内容")}${rows.join("")}</table>`;
  const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytes)]);
  const content = [
    `From: <${from}>`,
    "To: <apply@bench.example>",
    "Subject: application",
    `Message-ID: <${place}@example.com>`,
    "Date: Mon, 12 Oct 2026 10:20:30 +0800",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="part"',
    "",
    "--part",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64Lines(Buffer.from(html)),
    "--part",
    'Content-Type: application/pdf; name="qualification.pdf"',
    'Content-Disposition: attachment; filename="qualification.pdf"',
    "Content-Transfer-Encoding: base64",
    "",
    base64Lines(file),
    "--part--",
    "",
  ];
  return { from, content: content.join("\r\n") };
}

function base64Lines(content: Buffer): string {
  return (content.toString("base64").match(/.{1,76}/g) ?? []).join("\r\n");
}
