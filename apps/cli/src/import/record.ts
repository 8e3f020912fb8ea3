/** One line as the columns of an account: separated values or a JSON object. */
import { type AccountColumn, type AccountColumns, splitValues } from "@shiming/core";
import { columnOf } from "./column-names.ts";
import type { BadRecord, LineFault } from "./line-fault.ts";
import { isRemark } from "./remark.ts";

export const FORMATS = ["csv", "ndjson"] as const;
export type Format = (typeof FORMATS)[number];

/** What a line says; `undefined` for one that says nothing, as spreadsheets leave them below their data. */
export type ReadRecord = (text: string) => AccountColumns | BadRecord | undefined;

/** What the first line of a CSV file names; `undefined` for a column behind the last name, in which nothing may stand. */
export interface CsvColumns {
  readonly separator: string;
  readonly names: readonly (AccountColumn | undefined)[];
}

export const readJsonRecord: ReadRecord = (text) => {
  if (text.trim() === "") return undefined;
  const object = parseObject(text);
  if (!object) return { fault: faultOfText(text) };
  if (saysCounts(object)) return { fault: "line_no_account" };
  const columns: Partial<Record<AccountColumn, string>> = {};
  for (const [name, value] of Object.entries(object)) {
    const column = columnOf(name);
    if (column === undefined) return { fault: "column_unknown" };
    if (Object.hasOwn(columns, column)) return { fault: "column_twice" };
    const text = textOf(column, value);
    if (text === undefined) return { fault: "value_not_text" };
    columns[column] = text;
  }
  return columns;
};

/** Reads lines below the one that names the columns. */
export function csvRecordReader({ separator, names }: CsvColumns): ReadRecord {
  const expected = names.findLastIndex((name) => name !== undefined) + 1;
  return (text) => {
    const values = splitValues(text, separator);
    if (isRemark(values ?? [], text)) return { fault: "line_no_account" };
    if (!values) return { fault: "csv_invalid" };
    if (values.every((value) => value.trim() === "")) return undefined;
    const found = values.length === names.length ? lengthOf(values, expected) : values.length;
    if (found !== expected) {
      const fault: LineFault = found < expected ? "columns_too_few" : "columns_too_many";
      return { fault, values: { found, expected } };
    }
    const columns: Partial<Record<AccountColumn, string>> = {};
    for (const [place, name] of names.entries()) if (name) columns[name] = values[place] ?? "";
    return columns;
  };
}

/** Without the empty values behind the last column that has a name. */
function lengthOf(values: readonly string[], expected: number): number {
  return Math.max(expected, values.findLastIndex((value) => value.trim() !== "") + 1);
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    // The parser's own message would repeat the line.
    return undefined;
  }
}

/** Of a line that is no object. */
function faultOfText(text: string): LineFault {
  if (/\}\s*,\s*$/.test(text) && parseObject(text.replace(/,\s*$/, ""))) return "json_comma";
  return isRemark([text], text) ? "line_no_account" : "json_invalid";
}

/** `{"total":3}`, as programs write below what they have exported. */
function saysCounts(object: object): boolean {
  const members = Object.entries(object);
  const isCount = ([name, value]: [string, unknown]) =>
    /^(?:total|count|rows?|records?)(?:_?count)?$/i.test(name) && typeof value === "number";
  return members.length > 0 && members.every(isCount);
}

/** A long number would have lost digits: user ids and ID numbers are text. */
function textOf(name: AccountColumn, value: unknown): string | undefined {
  if (value === null) return "";
  if (typeof value === "string") return value;
  const isTruth = name === "payment_account" && (typeof value === "boolean" || value === 0 || value === 1);
  return isTruth ? String(value) : undefined;
}
