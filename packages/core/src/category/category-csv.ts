/** The tree of categories as a CSV file: a line for each category, its levels, and who may use it. */
import type { Text } from "@shiming/crypto";
import { shownCategory } from "../administration/shown-use.ts";
import { splitValues } from "../csv-line.ts";
import { DomainError, refuse } from "../failure.ts";
import {
  type Category,
  type CategoryLevel,
  categoryIdOf,
  levelsOf,
  parseCategoryId,
} from "../mini-program/category.ts";
import { CATEGORY_COLUMNS, type CategoryColumn, columnNamed, subjectTypeNamed } from "./category-columns.ts";
import type { CategoryEntry, CategoryTree } from "./category-tree.ts";

const SEPARATORS = [",", ";", "\t"];
const LONGEST = 1_048_576;
const MOST_TOLD = 10;

type Values = Readonly<Partial<Record<CategoryColumn, string>>>;
/** A line of the file by its number, which counts the first line as 1. */
interface Line {
  readonly number: number;
  /** `undefined` where its quotation marks do not close. */
  readonly values: readonly string[] | undefined;
}

/** Reads the whole file, or nothing. @throws `value_invalid` naming each line that is wrong, and why */
export function parseCategoryTree(csv: string): CategoryTree {
  if (csv.length > LONGEST) refuse("value_invalid", { hint: TOO_LONG });
  const { columns, lines } = readTable(csv.replace(/^\ufeff/u, ""));
  const faults: Text[] = [];
  const entries = lines.flatMap(({ number, values }) => {
    try {
      return [{ number, entry: readEntry(byColumn(columns, values)) }];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push(inLine(number, error.detail.hint ?? UNREADABLE));
      return [];
    }
  });
  faults.push(...contradictions(entries));
  if (faults.length > 0) refuse("value_invalid", { hint: told(faults) });
  if (entries.length === 0) refuse("value_invalid", { hint: EMPTY });
  return entries.map(({ entry }) => entry);
}

function readTable(csv: string): {
  columns: readonly (CategoryColumn | undefined)[];
  lines: readonly Line[];
} {
  const [first, ...rest] = csv
    .split(/\r\n|\n|\r/u)
    .map((text, place) => ({ text, number: place + 1 }))
    .filter(({ text }) => !/^[\s,;]*$/u.test(text));
  const separator = SEPARATORS.find((each) => first?.text.includes(each)) ?? ",";
  const columns = (splitValues(first?.text ?? "", separator) ?? []).map(columnNamed);
  const missing = CATEGORY_COLUMNS.filter(({ isNeeded, name }) => isNeeded && !columns.includes(name));
  if (missing.length > 0) refuse("value_invalid", { hint: withoutColumns(missing.map(({ name }) => name)) });
  return {
    columns,
    lines: rest.map(({ text, number }) => ({ number, values: splitValues(text, separator) })),
  };
}

function byColumn(columns: readonly (CategoryColumn | undefined)[], values: Line["values"]): Values {
  if (!values) return refuse("value_invalid", { hint: QUOTES });
  const named = columns.flatMap((column, place) => (column ? [[column, (values[place] ?? "").trim()]] : []));
  return Object.fromEntries(named);
}

function readEntry(values: Values): CategoryEntry {
  const level = (which: "first" | "second" | "third"): CategoryLevel => {
    const english = values[`${which}_english`];
    return {
      id: Number(values[`${which}_id`]),
      name: values[`${which}_name`] ?? "",
      ...(english && { english }),
    };
  };
  const hasThird = Boolean(values.third_id || values.third_name || values.third_english);
  const ids = [values.first_id, values.second_id, ...(hasThird ? [values.third_id] : [])];
  if (!parseCategoryId(ids)) refuse("value_invalid", { hint: NO_ID });
  const category: Category = {
    first: level("first"),
    second: level("second"),
    ...(hasThird && { third: level("third") }),
  };
  return { category: shownCategory(category), subjectTypes: subjectTypesOf(values.subject_types ?? "") };
}

function subjectTypesOf(text: string): CategoryEntry["subjectTypes"] {
  const names = text.split(/[\s|/、，,;；]/u).filter(Boolean);
  const types = names.map(
    (name) => subjectTypeNamed(name) ?? refuse("value_invalid", { hint: noSubjectType(name) }),
  );
  return [...new Set(types)];
}

/** A category that stands there twice, and a level that is called two things. */
function contradictions(
  entries: readonly { readonly number: number; readonly entry: CategoryEntry }[],
): Text[] {
  const names = new Map<string, { readonly name: string; readonly number: number }>();
  const seen = new Map<string, number>();
  return entries.flatMap(({ number, entry: { category } }) => {
    const id = categoryIdOf(category);
    const before = seen.get(id.join());
    seen.set(id.join(), before ?? number);
    if (before !== undefined) return [inLine(number, repeated(id.join(), before))];
    return levelsOf(category).flatMap(({ name, english = "" }, depth) => {
      const path = id.slice(0, depth + 1).join();
      const written = `${name}\n${english}`;
      const known = names.get(path) ?? { name: written, number };
      names.set(path, known);
      return known.name === written ? [] : [inLine(number, renamed(path, known.number))];
    });
  });
}

const inLine = (number: number, { en, zh }: Text): Text => ({
  en: `line ${number}: ${en}`,
  zh: `第 ${number} 行：${zh}`,
});

function told(faults: readonly Text[]): Text {
  const shown = faults.slice(0, MOST_TOLD);
  const more = faults.length - shown.length;
  const [en, zh] = more > 0 ? [`; and ${more} more`, `；另有 ${more} 处`] : ["", ""];
  return {
    en: `nothing was imported: ${shown.map((fault) => fault.en).join("; ")}${en}`,
    zh: `未导入任何内容：${shown.map((fault) => fault.zh).join("；")}${zh}`,
  };
}

const withoutColumns = (names: readonly string[]): Text => ({
  en: `the first line names the columns; ${names.join(", ")} is missing`,
  zh: `首行应为列名；缺少 ${names.join("、")}`,
});
const repeated = (id: string, line: number): Text => ({
  en: `${id} stands in line ${line} already`,
  zh: `${id} 已在第 ${line} 行出现`,
});
const renamed = (id: string, line: number): Text => ({
  en: `${id} has another name in line ${line}`,
  zh: `${id} 在第 ${line} 行用的是另一个名称`,
});
const noSubjectType = (name: string): Text => ({
  en: `"${name.slice(0, 30)}" is no subject type`,
  zh: `“${name.slice(0, 30)}”不是主体类型`,
});
const QUOTES: Text = {
  en: "a quotation mark does not close, or stands inside a value: write it twice, and the value in quotation marks",
  zh: "引号没有成对，或出现在值的中间：请写两个引号，并把整个值放进引号",
};
const NO_ID = {
  en: "first_id and second_id, and third_id where there is a third level, are whole numbers up to 4294967295",
  zh: "first_id、second_id 以及三级类目的 third_id 应为不超过 4294967295 的整数",
};
const UNREADABLE = { en: "cannot be read", zh: "无法读取" };
const EMPTY = { en: "there is no category in the file", zh: "文件中没有类目" };
const TOO_LONG = { en: "the file has more than 1 MiB", zh: "文件超过 1 MiB" };
