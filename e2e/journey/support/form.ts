/** The form of ten items as an applicant's Outlook sends it: a table of Word, in GBK. */
import nodemailer from "nodemailer";
import { run } from "../../support/commands.ts";
import { ADDRESS, type Platform } from "./platform.ts";
import type { Letter } from "./post-office.ts";

const LABELS = [
  "业务方名称 (主体名称)",
  "使用该接口的场景和用途",
  "小程序名称及对应 appid",
  "商户号 (务必是小程序已绑定的)",
  "日均调用量预估 (调用次数、用户数)",
  "最高并发调用量预估 (分钟级)",
  "日并发调用量均值预估 (平均分钟级)",
  "产品联系人 姓名、手机、邮箱",
  "开发联系人 姓名、手机、邮箱",
  "平台方接口人 姓名、邮箱 (若有)",
];

export interface Sender {
  readonly name: string;
  readonly email: string;
}

/** Hands the form to the platform, as the operator's mail system passes it on. */
export async function sendForm(platform: Platform, { name, email }: Sender, values: readonly string[]) {
  const raw = [
    `From: ${encodedWord(name)} <${email}>`,
    `To: ${ADDRESS}`,
    `Subject: ${encodedWord("实名授权接口申请")}`,
    "Message-ID: <form-1@hospital.example>",
    "MIME-Version: 1.0",
    'Content-Type: text/html; charset="gbk"',
    "Content-Transfer-Encoding: base64",
    "",
    (
      gbk(wordTable(values))
        .toString("base64")
        .match(/.{1,76}/g) ?? []
    ).join("\r\n"),
    "",
  ].join("\r\n");
  await handOver(platform, { envelope: { from: email, to: ADDRESS }, raw });
}

/** Answers a letter of the platform, with a file, as mail programs do. */
export async function replyTo(
  letter: Letter,
  platform: Platform,
  sender: Sender,
  said: string,
  file: { readonly filename: string; readonly content: Buffer },
): Promise<void> {
  const quoted = letter.text.split("\n").map((line) => `> ${line}`);
  await handOver(platform, {
    from: { name: sender.name, address: sender.email },
    to: ADDRESS,
    subject: `回复：${letter.subject}`,
    messageId: "<reply-1@hospital.example>",
    inReplyTo: letter.messageId,
    references: [...letter.references, letter.messageId],
    text: [said, "", `在 2026-10-12 写道：`, ...quoted].join("\n"),
    attachments: [file],
  });
}

async function handOver(platform: Platform, mail: Parameters<ReturnType<typeof clientAt>["sendMail"]>[0]) {
  const client = clientAt(platform);
  await platform.hand(() => client.sendMail(mail));
}

const clientAt = ({ smtpPort }: Platform) =>
  nodemailer.createTransport({ host: "127.0.0.1", port: smtpPort, secure: false, ignoreTLS: true });

/** What GBK lacks, Outlook writes as a reference. */
function gbk(html: string): Buffer {
  return run("iconv", ["-f", "utf-8", "-t", "gbk"], html.replaceAll("䶮", "&#19886;"));
}

const encodedWord = (text: string) =>
  `=?gbk?B?${run("iconv", ["-f", "utf-8", "-t", "gbk"], text).toString("base64")}?=`;

function wordTable(values: readonly string[]): string {
  const cell = (text: string) =>
    `<td width=200 valign=top style='width:149.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal><span style='font-size:10.5pt;font-family:宋体'>${text}<o:p></o:p></span></p></td>`;
  const row = (...cells: readonly string[]) =>
    ` <tr style='mso-yfti-irow:1'>\n${cells.map(cell).join("\n")}\n </tr>\n`;
  const rows = LABELS.map((label, place) => row(String(place + 1), label, values[place] ?? ""));
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15 (filtered medium)"></head>
<body lang=ZH-CN><div class=WordSection1><p class=MsoNormal>您好，<o:p></o:p></p>
<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
${row("序号", "信息概述", "具体信息内容")}${rows.join("")}</table>
<p class=MsoNormal>谢谢！<o:p></o:p></p></div></body></html>`;
}
