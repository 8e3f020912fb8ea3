/** Recognises the columns of a CSV file by its first lines, however a spreadsheet has separated and spelt them. */
import { ACCOUNT_COLUMNS, type AccountColumn, splitValues } from "@shiming/core";
import { usage } from "../sentence.ts";

import { type CsvColumns, isColumn } from "./record.ts";

/** The first with which every name is one: a single name, user_id, is so with each of them. */
const SEPARATORS = [",", ";", "\t", "|", "\uff0c", "\uff1b"];
const IDENTITY: readonly AccountColumn[] = ["real_name", "credential_type", "credential_id"];

/** What people call the columns in Chinese. */
const CHINESE: Readonly<Record<AccountColumn, readonly string[]>> = {
  user_id: ["用户id", "用户编号", "用户标识", "用户号", "会员id", "会员编号"],
  real_name: ["姓名", "真实姓名", "名字"],
  credential_type: ["证件类型", "证件类别", "证件种类"],
  credential_id: ["证件号码", "证件号", "证件编号", "身份证号", "身份证号码", "身份证", "公民身份号码"],
  payment_account: ["支付账户", "支付帐户", "支付账号", "有无支付账户", "是否有支付账户", "是否开通支付"],
  pay_password_hash: ["支付密码哈希", "支付密码摘要", "支付密码散列"],
  guardians: ["监护人", "监护人id", "监护人编号", "监护人用户id"],
};

const COLUMN_OF = new Map(
  ACCOUNT_COLUMNS.flatMap((column) => CHINESE[column].map((name) => [name, column] as const)),
);

/** How many lines stand before the first account, and what they say. */
export interface CsvBeginning extends CsvColumns {
  readonly headerLines: number;
}

/**
 * @param lines the first ones of the file
 * @throws Sentence when they do not name columns; they are not repeated, because they may be a person's
 */
export function recogniseColumns(lines: readonly string[]): CsvBeginning {
  const place = lines.findIndex((line) => !isBlank(line));
  const declared = separatorDeclared(lines[place] ?? "");
  const below = declared === undefined ? place : lines.findIndex((line, n) => n > place && !isBlank(line));
  const header = lines[below] ?? "";
  const separators = declared === undefined ? SEPARATORS : [declared];
  const columns = separators.map((separator) => columnsOf(header, separator)).find(isComplete);
  if (!columns) return refuseHeader(header, separators);
  requireColumns(columns.names.filter((name) => name !== undefined));
  return { ...columns, headerLines: below + 1 };
}

/** `sep=;`, which Excel writes and reads in a line of its own. */
function separatorDeclared(line: string): string | undefined {
  const declared = /^"?sep=(.)"?[,;\t|]*$/iu.exec(line)?.[1];
  if (declared !== undefined && !SEPARATORS.includes(declared)) {
    usage({
      en: "The first line declares a separator that cannot be read; use comma, semicolon, tab or |.",
      zh: "第一行声明的分隔符不受支持：可以用逗号、分号、制表符或 |。",
    });
  }
  return declared;
}

type Candidate = CsvColumns & { readonly unknown: readonly number[] };

/** Empty names at the end, which spreadsheets leave, are none. */
function columnsOf(header: string, separator: string): Candidate {
  const values = splitValues(header, separator) ?? [""];
  const width = values.findLastIndex((value) => value.trim() !== "") + 1;
  const names = values.map(columnOf);
  const unknown = names.flatMap((name, place) => (name === undefined && place < width ? [place] : []));
  return { separator, names, unknown };
}

const isComplete = ({ names, unknown }: Candidate) => unknown.length === 0 && names.some(Boolean);

/** In any case, with spaces or hyphens for `_`, as `userId`, or in Chinese. */
function columnOf(text: string): AccountColumn | undefined {
  const trimmed = text.trim();
  const name = trimmed
    .replace(/([a-z])([A-Z])/gu, "$1_$2")
    .replace(/[ -]/gu, "_")
    .toLowerCase();
  return isColumn(name) ? name : COLUMN_OF.get(trimmed.toLowerCase());
}

function requireColumns(names: readonly AccountColumn[]): void {
  if (new Set(names).size < names.length) {
    usage({ en: "The first line names a column twice.", zh: "第一行有重复的列名。" });
  }
  if (!names.includes("user_id")) {
    usage({ en: "The first line names no column user_id.", zh: "第一行没有 user_id 列。" });
  }
  const identity = IDENTITY.filter((name) => names.includes(name));
  if (identity.length > 0 && identity.length < IDENTITY.length) {
    const all = IDENTITY.join(", ");
    usage({
      en: `The first line must name all of ${all}, or none of them.`,
      zh: `第一行要么列出 ${all} 全部三列，要么一列也不列。`,
    });
  }
}

function refuseHeader(header: string, separators: readonly string[]): never {
  const columns = ACCOUNT_COLUMNS.join(", ");
  if (header === "") {
    return usage({
      en: `There is nothing in the file; its first line must name the columns, out of ${columns}.`,
      zh: `文件是空的；第一行必须写列名，可用的列名是 ${columns}。`,
    });
  }
  const between = separatorOf(header);
  if (between) {
    return usage({
      en: `The first line separates its columns by ${between.en}; save the file with commas.`,
      zh: `第一行用${between.zh}分隔各列；请另存为以逗号分隔的文件。`,
    });
  }
  const nearest = separators
    .map((separator) => columnsOf(header, separator))
    .reduce((best, one) => (one.unknown.length < one.names.length && isNearer(one, best) ? one : best));
  const place = (nearest.unknown[0] ?? 0) + 1;
  return usage({
    en: `The first line must name the columns, out of ${columns}: column ${place} has another name.`,
    zh: `第一行必须写列名，可用的列名是 ${columns}：第 ${place} 列不在其中。`,
  });
}

const isNearer = (one: Candidate, best: Candidate) =>
  one.names.filter(Boolean).length > best.names.filter(Boolean).length;

/** What stands between two names that are columns, where it is nothing that separates values. */
function separatorOf(header: string): { readonly en: string; readonly zh: string } | undefined {
  const names = header.match(/[\p{L}_]+/gu) ?? [];
  if (names.length < 2 || !names.every((name) => columnOf(name))) return undefined;
  const [first = "", second = ""] = names;
  const between = header.slice(header.indexOf(first) + first.length, header.indexOf(second, first.length));
  if (between.trim() === "") return { en: "spaces", zh: "空格" };
  const isSeparator = SEPARATORS.some((separator) => between.includes(separator));
  return isSeparator ? undefined : { en: `"${between}"`, zh: `“${between}”` };
}

function isBlank(line: string): boolean {
  return /^[\s,;|"]*$/u.test(line);
}
