import {
  type ColumnFault,
  explainIdentityFault,
  GUARDIAN_FAULTS,
  IDENTITY_FAULTS,
  type IdentityFault,
  type SetGuardianFault,
} from "@shiming/core";
import type { Text } from "@shiming/crypto";

/** A bad line, and what its sentence needs to know besides. */
export interface BadRecord {
  readonly fault: LineFault;
  /** How many values the line has, and should have. */
  readonly values?: { readonly found: number; readonly expected: number };
  /** Personal data: a sentence about the line may name one wrong character of it. */
  readonly realName?: string | undefined;
}

/** Why a line is bad: a word for programs, which stays the same. */
export type LineFault =
  | ColumnFault
  | SetGuardianFault
  | "line_too_long"
  | "encoding_invalid"
  | "json_invalid"
  | "json_comma"
  | "line_no_account"
  | "csv_invalid"
  | "columns_too_few"
  | "columns_too_many"
  | "column_unknown"
  | "column_twice"
  | "value_not_text";

/** The same for people: what is wrong with any such line. No sentence can say what stood in one. */
export const SENTENCES: Readonly<Record<LineFault, Text>> = {
  line_too_long: {
    en: "the line is longer than 8192 bytes",
    zh: "这一行超过 8192 字节",
  },
  encoding_invalid: {
    en: "the line has bytes that are not valid in the file's encoding",
    zh: "这一行里有不属于文件编码的字节",
  },
  json_invalid: { en: "the line is no JSON object", zh: "这一行不是 JSON 对象" },
  json_comma: {
    en: "the line ends in a comma, as objects in an array do; take the comma away",
    zh: "这一行末尾有逗号（数组里的对象才这样写）；请去掉逗号",
  },
  line_no_account: {
    en: "the line is no account, but a total, a note or a rule that the exporting program wrote; nothing of it was imported",
    zh: "这一行不是账户，而是导出程序写的合计、说明或分隔线；没有导入其中任何内容",
  },
  csv_invalid: {
    en: "the line's quotation marks are not those of CSV; no value may have a line break",
    zh: "这一行的引号不合 CSV 的规则；值里不能换行",
  },
  columns_too_few: {
    en: "the line has fewer values than the first line has names: one is missing, or a line break stands in one",
    zh: "这一行的值比第一行的列名少：可能缺了一个值，或某个值里有换行",
  },
  columns_too_many: {
    en: "the line has more values than the first line has names: a comma or other separator may stand in a value, such as a name; put that value in double quotation marks",
    zh: "这一行的值比第一行的列名多：可能某个值（如姓名）里有逗号等分隔符；请给这个值加上英文双引号",
  },
  column_unknown: {
    en: "the object has a member that is not one of the columns",
    zh: "对象里有不属于各列的成员",
  },
  column_twice: {
    en: "the object names a column twice, in two spellings",
    zh: "对象以两种写法重复了同一列",
  },
  value_not_text: {
    en: "a value is no text; only payment_account may be true, false, 1 or 0",
    zh: "有一个值不是文本；只有 payment_account 可以是 true、false、1 或 0",
  },
  value_is_null: {
    en: "a column has \\N, NULL, N/A or the like where it has no value; leave it empty, as COPY … (NULL '') and IFNULL(…, '') export it",
    zh: "某一列在没有值的地方写了 \\N、NULL、N/A 之类；请留空（导出时可用 COPY … (NULL '') 或 IFNULL(…, '')）",
  },
  user_id_invalid: {
    en: "user_id must be 1 to 256 visible characters without white space at either end",
    zh: "user_id 应为 1 到 256 个可见字符，首尾没有空白",
  },
  identity_incomplete: {
    en: "real_name, credential_type and credential_id must be given together, or be empty together",
    zh: "real_name、credential_type 和 credential_id 应一起填写，或一起留空",
  },
  credential_type_invalid: {
    en: "credential_type must be resident_id_card, passport or other",
    zh: "credential_type 应为 resident_id_card、passport 或 other",
  },
  ...IDENTITY_FAULTS,
  payment_account_invalid: {
    en: "payment_account must be yes, no, true, false, 1, 0 or empty",
    zh: "payment_account 应为 yes、no、true、false、1、0 或留空",
  },
  payment_account_missing: {
    en: "payment_account must be yes or no where there is a pay_password_hash",
    zh: "有 pay_password_hash 时，payment_account 应为 yes 或 no",
  },
  pay_password_hash_invalid: {
    en: "pay_password_hash must be a PHC string of argon2id, version 19, of at most 64 MiB, 4 lanes, and 256 MiB for memory times passes; never a password in clear",
    zh: "pay_password_hash 应为 argon2id 的 PHC 字符串（版本 19，至多 64 MiB、4 道，内存乘轮数至多 256 MiB），绝不是明文密码",
  },
  guardians_invalid: {
    en: "guardians must be user ids with ; between them",
    zh: "guardians 应为用户 id，多个之间用 ; 分隔",
  },
  ...GUARDIAN_FAULTS,
};

/** The sentence about such a line: it counts values, and names a character that is private or stands for another one. */
export function sentenceOf({ fault, values, realName = "" }: BadRecord): Text {
  if (fault in IDENTITY_FAULTS) return explainIdentityFault(fault as IdentityFault, realName);
  const { en, zh } = SENTENCES[fault];
  if (!values) return { en, zh };
  const { found, expected } = values;
  return {
    en: `${en} (${expected} expected, ${found} found)`,
    zh: `${zh}（应有 ${expected} 个，实有 ${found} 个）`,
  };
}
