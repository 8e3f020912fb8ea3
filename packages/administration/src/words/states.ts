import type { CertificateState, Consent, RealnameAccess } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import type { Binding } from "../schemas/binding.ts";
import type { KeptMail, OutboxMessage } from "../schemas/mail.ts";

/** Real-name access of a mini program. */
export const accessStateWords: Readonly<Record<RealnameAccess["state"], Text>> = {
  none: { zh: "未开通", en: "Not open" },
  approved: { zh: "已开通", en: "Open" },
  suspended: { zh: "已暂停", en: "Suspended" },
  ended: { zh: "已终止", en: "Ended" },
};

export const certificateStateWords: Readonly<Record<CertificateState, Text>> = {
  valid: { zh: "使用中", en: "In use" },
  superseded: { zh: "即将停用", en: "Superseded" },
  retired: { zh: "已停用", en: "Retired" },
  expired: { zh: "已过期", en: "Expired" },
  not_yet_valid: { zh: "未生效", en: "Not valid yet" },
  revoked: { zh: "已吊销", en: "Revoked" },
};

export const bindingStateWords: Readonly<Record<Binding["state"], Text>> = {
  bound: { zh: "已绑定", en: "Bound" },
  open: { zh: "待商户号所有者确认", en: "Waits for the merchant's owner" },
  expired: { zh: "逾期未确认", en: "Not answered in time" },
};

export const consentStateWords: Readonly<Record<Consent["state"], Text>> = {
  pending: { zh: "待决定", en: "Undecided" },
  approved: { zh: "已同意、未取走", en: "Given, not fetched" },
  released: { zh: "已提供", en: "Released" },
  verified: { zh: "已核对", en: "Compared" },
  denied: { zh: "已拒绝", en: "Refused" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

export const messageStateWords: Readonly<Record<OutboxMessage["state"], Text>> = {
  waiting: { zh: "等待发送", en: "Waiting" },
  delivered: { zh: "已送达", en: "Delivered" },
  given_up: { zh: "投递失败", en: "Given up" },
};

export const mailStateWords: Readonly<Record<KeptMail["state"], Text>> = {
  received: { zh: "正在处理", en: "Just came" },
  understood: { zh: "已处理", en: "Understood" },
  unassigned: { zh: "待人工处理", en: "Unassigned" },
  automatic: { zh: "自动邮件", en: "Automatic" },
  loop: { zh: "循环邮件", en: "Loop" },
  unreadable: { zh: "无法解析", en: "Unreadable" },
};
