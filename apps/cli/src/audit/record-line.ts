/** An entry as a line for people. */
import { fieldsOf } from "@shiming/administration";
import { type AuditEvent, type AuditRecord, UNREADABLE } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { aligned, cellOf } from "../listing/table.ts";
import { secondText } from "../listing/words.ts";

export const KINDS: Readonly<Record<AuditEvent["kind"] | typeof UNREADABLE, Text>> = {
  consent_approved: { en: "consent given", zh: "同意授权" },
  consent_denied: { en: "consent refused", zh: "拒绝授权" },
  consent_withdrawn: { en: "consent withdrawn", zh: "撤回授权" },
  identity_released: { en: "identity released", zh: "提供实名信息" },
  identity_repeated: { en: "release repeated", zh: "重复提供" },
  known_token_refused: { en: "used token refused", zh: "拒绝了用过的凭证" },
  staff_write: { en: "staff", zh: "工作人员操作" },
  audit_read: { en: "audit read by person", zh: "按人查阅审计" },
  accounts_imported: { en: "accounts imported", zh: "导入账户" },
  keys_remembered: { en: "keys remembered", zh: "记住密钥" },
  keys_accepted: { en: "other keys accepted", zh: "接受另外的密钥" },
  older_data_accepted: { en: "older data accepted", zh: "接受较旧的数据" },
  [UNREADABLE]: { en: "unreadable: see audit verify", zh: "无法读取：见 audit verify" },
};

const WIDTHS = [6, 19, 20];

/** What tells most of an entry, in this order; numbers with their names. */
const TOLD = [
  "action",
  "subject",
  "appid",
  "mch_id",
  "issuer",
  "consent_id",
  "reason",
  "added",
  "changed",
  "bad",
];

export function recordLine(record: AuditRecord, language: Language): string {
  const { seq, at, kind } = record;
  const time = Number.isNaN(Date.parse(at)) ? at : secondText(at);
  const word = KINDS[kind as keyof typeof KINDS]?.[language] ?? kind;
  return aligned(
    [String(seq).padStart(WIDTHS[0] ?? 0), cellOf(time), cellOf(word), cellOf(told(record))],
    WIDTHS,
  );
}

function told(record: AuditRecord): string {
  const fields = fieldsOf(record);
  const values = TOLD.filter((name) => fields[name] !== undefined).map((name) =>
    typeof fields[name] === "number" ? `${name} ${fields[name]}` : String(fields[name]),
  );
  return [...values, ...(fields.actor === undefined ? [] : [`(${fields.actor})`])].join(" ");
}
