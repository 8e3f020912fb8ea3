/** Recognises the columns of a CSV file by its first lines, however a spreadsheet has separated and spelt them. */
import { ACCOUNT_COLUMNS, type AccountColumn, splitValues } from "@shiming/core";
import { nearest as nearestName } from "@shiming/wire";
import { usage } from "../sentence.ts";

import { columnOf } from "./column-names.ts";
import type { CsvColumns } from "./record.ts";

/** The first with which every name is one: a single name, user_id, is so with each of them. */
const SEPARATORS = [",", ";", "\t", "|", "\uff0c", "\uff1b"];
const IDENTITY: readonly AccountColumn[] = ["real_name", "credential_type", "credential_id"];

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
  if (!columns) return refuseHeader(header, separators, lines.slice(below + 1), below + 2);
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

function refuseHeader(
  header: string,
  separators: readonly string[],
  following: readonly string[],
  number: number,
): never {
  const columns = ACCOUNT_COLUMNS.join(", ");
  if (header === "") {
    return usage({
      en: `There is nothing in the file; its first line must name the columns, out of ${columns}.`,
      zh: `文件是空的；第一行必须写列名，可用的列名是 ${columns}。`,
    });
  }
  refuseTitle(following, number);
  refuseLineEnds(header);
  refuseQuotes(header);
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
  const place = nearest.unknown[0] ?? 0;
  const meant = meantBy(splitValues(header, nearest.separator)?.[place] ?? "");
  return usage({
    en: `The first line must name the columns, out of ${columns}: column ${place + 1} has another name${meant ? `; did you mean ${meant}?` : "."}`,
    zh: `第一行必须写列名，可用的列名是 ${columns}：第 ${place + 1} 列不在其中${meant ? `；是否想写 ${meant}？` : "。"}`,
  });
}

/** Of a name that is mistyped; it is not repeated, because it may be a person's. */
function meantBy(name: string): string | undefined {
  return nearestName(name.trim().toLowerCase(), ACCOUNT_COLUMNS);
}

/** Lines that end in two ways are one line where only the other way is read. */
function refuseLineEnds(header: string): void {
  if (!/[\v\f\r\u0085\u2028\u2029](?!$)/u.test(header)) return;
  usage({
    en: "The lines of the file end in different ways, or not as lines do (CR, U+0085 or U+2028 inside of the first one); save it with one kind of line end, CR LF or LF.",
    zh: "文件的换行不一致，或不是通常的换行（第一行里有 CR、U+0085 或 U+2028）；请统一用 CR LF 或 LF 另存。",
  });
}

function refuseQuotes(header: string): void {
  const [first = ""] = header.split(/[,;\t|]/u, 1);
  const name = /^\s*['\u2018\u2019\u201c\u201d`](.{1,40})['\u2018\u2019\u201c\u201d`]\s*$/u.exec(first)?.[1];
  if (name === undefined || !columnOf(name)) return;
  usage({
    en: `The values stand between marks that are not those of CSV; put them in straight double quotation marks ("), or in none.`,
    zh: `各值两边的引号不是 CSV 的引号；请用半角双引号（"），或不用引号。`,
  });
}

/** A title, or a comment, stands above the line that names the columns. */
function refuseTitle(following: readonly string[], number: number): void {
  const place = following.findIndex((line) =>
    SEPARATORS.some((separator) => {
      const columns = columnsOf(line, separator);
      return isComplete(columns) && columns.names.includes("user_id");
    }),
  );
  if (place < 0) return;
  usage({
    en: `Line ${number + place} names the columns; take away what stands above it.`,
    zh: `列名在第 ${number + place} 行；请删去它上面的内容。`,
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
  if (isSeparator) return undefined;
  // A separator of databases is no character that a terminal shows.
  const code = between.codePointAt(0) ?? 0;
  if (code < 0x20) {
    const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    return { en: name, zh: ` ${name} ` };
  }
  return { en: `"${between}"`, zh: `“${between}”` };
}

function isBlank(line: string): boolean {
  return /^[\s,;|"]*$/u.test(line);
}
