/** How messages and mails are listed for people. */
import type { KeptMail, OutboxMessage, SentMail, ShownMail } from "@shiming/administration";
import { mailStateWords, messageStateWords } from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { printableLines } from "../printable.ts";
import { facts, fitted, table } from "./table.ts";
import { timeText } from "./words.ts";

const HEADS = {
  at: { en: "AT", zh: "时间" },
  state: { en: "STATE", zh: "状态" },
  template: { en: "KIND", zh: "种类" },
  about: { en: "ABOUT", zh: "关于" },
  attempts: { en: "TRIES", zh: "尝试次数" },
  error: { en: "LAST ERROR", zh: "最近的错误" },
  application: { en: "APPLICATION", zh: "申请" },
  from: { en: "FROM", zh: "发件人" },
  to: { en: "TO", zh: "收件人" },
  subject: { en: "SUBJECT", zh: "主题" },
} as const satisfies Record<string, Text>;

const heads = (names: readonly (keyof typeof HEADS)[], language: Language) => [
  "ID",
  ...names.map((name) => HEADS[name][language]),
];

export function outboxTable(messages: readonly OutboxMessage[], language: Language): string {
  const rows = messages.map(({ id, created_at, state, template, about, attempts, last_error }) => [
    ...[id, timeText(created_at), messageStateWords[state][language], template, about],
    ...[String(attempts), last_error ?? ""],
  ]);
  return table(heads(["at", "state", "template", "about", "attempts", "error"], language), rows);
}

export function mailsTable(mails: readonly KeptMail[], language: Language): string {
  const rows = mails.map(({ id, received_at, state, application_id, from, subject }) => [
    ...[id.slice(0, SHORT_ID), timeText(received_at), mailStateWords[state][language], application_id ?? ""],
    ...[fitted(from?.address ?? "", WIDEST), fitted(subject ?? "", WIDEST)],
  ]);
  return table(heads(["at", "state", "application", "from", "subject"], language), rows);
}

/** A line stands in a terminal of 140 cells; the first digits of an id find a mail. */
const SHORT_ID = 12;
const WIDEST = 30;

/** A mail as a person reads it, with how to fetch what came with it. */
export function mailText(mail: ShownMail, language: Language): string {
  const words = (en: string, zh: string) => (language === "zh" ? zh : en);
  const sender = mail.from ? `${mail.from.name} <${mail.from.address}>`.trim() : mail.envelope_from;
  const head = facts([
    [words("FROM", "发件人"), sender],
    [words("SUBJECT", "主题"), mail.subject],
    [words("ARRIVED", "收到时间"), timeText(mail.received_at)],
    [words("STATE", "状态"), mailStateWords[mail.state][language]],
    [words("APPLICATION", "申请"), mail.application_id ?? ""],
    ...mail.thread.map((messageId): [string, string] => [words("ANSWERS", "回复的邮件"), messageId]),
    ...mail.authentication_results.map((result): [string, string] => [
      words("SENDER CHECKED", "发件人验证"),
      result,
    ]),
    ...mail.unreadable_charsets.map((charset): [string, string] => [
      words("UNREADABLE CHARSET", "无法识别的编码"),
      charset || words("none stated", "未注明"),
    ]),
  ]);
  return [head, printableLines(mail.text.trim()), filesText(mail, language)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function filesText({ id, attachments }: ShownMail, language: Language): string {
  if (attachments.length === 0) return "";
  const names = {
    number: { en: "FILE", zh: "附件" },
    name: { en: "NAME", zh: "文件名" },
    type: { en: "STATED TYPE", zh: "声明的类型" },
    size: { en: "BYTES", zh: "字节" },
  };
  const rows = attachments.map(({ number, name, stated_type, size }) => [
    ...[String(number), name, stated_type, String(size)],
  ]);
  const listed = table(
    Object.values(names).map((name) => name[language]),
    rows,
  );
  return `${listed}\n\nshiming mails download ${id} 1 --out FILE`;
}

export function mailboxTable(mails: readonly SentMail[], language: Language): string {
  const rows = mails.map(({ id, at, to, subject }) => [id, timeText(at), to.join(" "), subject]);
  return table(heads(["at", "to", "subject"], language), rows);
}
