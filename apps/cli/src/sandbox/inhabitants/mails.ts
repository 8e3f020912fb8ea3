/** What comes in by mail: an application whose question goes back and forth in its thread, and a mail that is about none. */
import { SANDBOX_SENDER } from "../../server/mail-parts.ts";
import { ORGANISATIONS } from "../world.ts";
import { estimatesOf } from "./filled-in.ts";
import type { Office, ReceivedMail } from "./office.ts";
import type { Story } from "./play.ts";
import { PROGRAMMES } from "./programmes.ts";
import { contactOf } from "./steps.ts";

const FROM = "info@hospital.example";

interface Letter {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly at: Date;
  readonly answers?: string | undefined;
  readonly html: string;
}

/** RFC 5322, as a mail program writes it. */
function mailOf({ id, from, subject, at, answers, html }: Letter): ReceivedMail {
  const messageId = `${id}@${from.split("@")[1]}`;
  const encoded = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
  const reference = answers === undefined ? [] : [`In-Reply-To: <${answers}>`, `References: <${answers}>`];
  const raw = [
    `Message-ID: <${messageId}>`,
    `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
    `From: <${from}>`,
    `To: <${SANDBOX_SENDER.address}>`,
    `Subject: ${encoded(subject)}`,
    ...reference,
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(Buffer.from(html)
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
  return { from, raw };
}

/** The table of the original document (contract §7). */
function formOf(): string {
  const { name, appid, mchId, scenario, callsPerDay } = PROGRAMMES.appointments;
  const estimates = estimatesOf(callsPerDay);
  const contact = contactOf("hospital");
  const person = `${contact.name} ${contact.telephone} ${contact.email}`;
  const rows = [
    ["业务方名称（主体名称）", ORGANISATIONS.hospital.legalName],
    ["使用该接口的场景和用途", scenario],
    ["小程序名称及对应appid", `${name} ${appid}`],
    ["商户号", mchId],
    ["日均调用量预估", `${estimates.calls_per_day}次/日，${estimates.users_per_day}人/日`],
    ["最高并发调用量预估（分钟级）", `${estimates.peak_per_minute}次/分钟`],
    ["日并发调用量均值预估（分钟级）", `${estimates.average_per_minute}次/分钟`],
    ["产品联系人（姓名、电话、邮箱）", person],
    ["开发联系人（姓名、电话、邮箱）", person],
    ["平台方接口人（如有）", ""],
  ];
  const cells = rows.map(
    ([item, value], index) => `<tr><td>${index + 1}</td><td>${item}</td><td>${value}</td></tr>`,
  );
  return `<p>您好，申请材料如下表。</p><table border="1"><tr><th>序号</th><th>信息概述</th><th>具体信息内容</th></tr>${cells.join("")}</table>`;
}

export async function* byMail(office: Office): Story {
  const { past } = office;
  const subject = "申请开通实名信息授权接口：一院预约挂号";
  const come = async (at: Date, id: string, html: string, answers?: string) =>
    office.receive(
      mailOf({ id, from: FROM, subject: answers ? `Re: ${subject}` : subject, at, answers, html }),
    );
  const reviewer = office.staff("reviewer");
  const first = past.workday(12, "09:12");
  yield first;
  await come(first, "application", formOf());
  const [listed] = await reviewer("applications.list", { search: PROGRAMMES.appointments.appid });
  const id = listed?.id ?? "";
  /** Of the mail that told the applicant of the last step. */
  const lastMail = async () => {
    const { history } = await reviewer("applications.show", { id });
    return `${history.at(-1)?.message_id}@${SANDBOX_SENDER.address.split("@")[1]}`;
  };
  yield past.workday(11, "10:30");
  await reviewer("applications.take", { id });
  await reviewer("applications.ask", { id, reason: "首次挂号和复诊都要核验吗？请说明每位患者核验几次。" });
  const second = past.workday(10, "08:55");
  yield second;
  await come(
    second,
    "first-answer",
    "<p>只在首次挂号时核验一次，建立电子就诊卡后不再核验。</p>",
    await lastMail(),
  );
  yield past.workday(6, "16:10");
  await reviewer("applications.ask", { id, reason: "退卡后再次建卡的，是否重新核验？原信息何时删除？" });
  const third = past.workday(4, "13:35");
  yield third;
  await come(
    third,
    "second-answer",
    "<p>退卡即删除原信息；再次建卡时重新核验。另附说明可电话沟通。</p>",
    await lastMail(),
  );
  yield past.workday(2, "09:45");
  await reviewer("applications.ask", { id, reason: "请提供退卡删除信息的操作记录样例，或内部制度的条款。" });
}

export async function* unassignedMail(office: Office): Story {
  const at = office.past.workday(3, "15:02");
  yield at;
  const html = "<p>您好，请问社区卫生服务中心可以申请吗？需要准备哪些材料？</p>";
  await office.receive(
    mailOf({ id: "question", from: "clinic@clinic.example", subject: "咨询申请条件", at, html }),
  );
}
