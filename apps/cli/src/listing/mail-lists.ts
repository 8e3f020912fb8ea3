/** How messages and mails are listed for people. */
import type { KeptMail, OutboxMessage, SentMail } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { table } from "./table.ts";
import { timeText } from "./words.ts";

const HEADS = {
  at: { en: "AT", zh: "时间" },
  state: { en: "STATE", zh: "状态" },
  template: { en: "KIND", zh: "种类" },
  about: { en: "ABOUT", zh: "关于" },
  attempts: { en: "TRIES", zh: "尝试次数" },
  error: { en: "LAST ERROR", zh: "最近的错误" },
  application: { en: "APPLICATION", zh: "申请" },
  size: { en: "BYTES", zh: "字节" },
  to: { en: "TO", zh: "收件人" },
  subject: { en: "SUBJECT", zh: "主题" },
} as const satisfies Record<string, Text>;

const heads = (names: readonly (keyof typeof HEADS)[], language: Language) => [
  "ID",
  ...names.map((name) => HEADS[name][language]),
];

const STATES: Readonly<Record<OutboxMessage["state"] | KeptMail["state"], Text>> = {
  waiting: { en: "waiting", zh: "等待发送" },
  delivered: { en: "delivered", zh: "已送达" },
  given_up: { en: "given up", zh: "已放弃" },
  received: { en: "received", zh: "已收到" },
  understood: { en: "understood", zh: "已处理" },
  unassigned: { en: "unassigned", zh: "待人工处理" },
  automatic: { en: "automatic", zh: "自动邮件" },
  loop: { en: "loop", zh: "循环邮件" },
  unreadable: { en: "unreadable", zh: "无法解析" },
};

export function outboxTable(messages: readonly OutboxMessage[], language: Language): string {
  const rows = messages.map(({ id, created_at, state, template, about, attempts, last_error }) => [
    ...[id, timeText(created_at), STATES[state][language], template, about],
    ...[String(attempts), last_error ?? ""],
  ]);
  return table(heads(["at", "state", "template", "about", "attempts", "error"], language), rows);
}

export function mailsTable(mails: readonly KeptMail[], language: Language): string {
  const rows = mails.map(({ id, received_at, state, application_id, size }) => [
    ...[id, timeText(received_at), STATES[state][language], application_id ?? "", String(size)],
  ]);
  return table(heads(["at", "state", "application", "size"], language), rows);
}

export function mailboxTable(mails: readonly SentMail[], language: Language): string {
  const rows = mails.map(({ id, at, to, subject }) => [id, timeText(at), to.join(" "), subject]);
  return table(heads(["at", "to", "subject"], language), rows);
}
