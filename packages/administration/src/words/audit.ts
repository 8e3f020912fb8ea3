import type { AuditRecord } from "@shiming/core";
import type { Text } from "@shiming/crypto";

/** In the order of a filter. */
export const auditKindWords: Readonly<Record<AuditRecord["kind"], Text>> = {
  consent_approved: { zh: "同意授权", en: "Consent given" },
  consent_denied: { zh: "拒绝授权", en: "Consent refused" },
  consent_withdrawn: { zh: "撤回授权", en: "Consent withdrawn" },
  complaint_filed: { zh: "提交投诉", en: "Complaint filed" },
  identity_deleted: { zh: "本人删除实名信息", en: "Identity deleted by the person" },
  identity_released: { zh: "提供实名信息", en: "Identity released" },
  identity_repeated: { zh: "重复提供", en: "Release repeated" },
  identity_verified: { zh: "核对实名信息", en: "Identity compared" },
  known_token_refused: { zh: "拒绝用过的凭证", en: "Used token refused" },
  staff_write: { zh: "操作", en: "Change" },
  audit_read: { zh: "按人查阅审计", en: "Audit read by person" },
  accounts_imported: { zh: "导入账户", en: "Accounts imported" },
  keys_remembered: { zh: "记住密钥", en: "Keys remembered" },
  keys_accepted: { zh: "接受另外的密钥", en: "Other keys accepted" },
  older_data_accepted: { zh: "接受较旧的数据", en: "Older data accepted" },
  unreadable: { zh: "无法读取", en: "Unreadable" },
};

const THINGS: readonly (readonly [RegExp, Text])[] = [
  [/^application /, { zh: "申请 ", en: "application " }],
  [/^account /, { zh: "账户 ", en: "account " }],
  [/^assessment /, { zh: "影响评估 ", en: "assessment " }],
  [/^request /, { zh: "个人请求 ", en: "request " }],
  [/^complaint /, { zh: "投诉 ", en: "complaint " }],
  [/^hold /, { zh: "法律保留 ", en: "hold " }],
  [/^message /, { zh: "邮件 ", en: "message " }],
  [/^mail (\S+) to /, { zh: "来信 $1 → 申请 ", en: "mail $1 to application " }],
];

/** To what it was done: numbers as they stand, what they are the number of in words. */
export function auditSubjectText(subject: string): Text {
  const [start, words] = THINGS.find(([begins]) => begins.test(subject)) ?? [/^/, { zh: "", en: "" }];
  return { zh: subject.replace(start, words.zh), en: subject.replace(start, words.en) };
}
