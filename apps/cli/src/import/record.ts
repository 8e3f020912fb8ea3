/** One line as the columns of an account: CSV (RFC 4180) or a JSON object. */
import { ACCOUNT_COLUMNS, type AccountColumn, type AccountColumns } from "@shiming/core";
import { usage } from "../sentence.ts";
import type { LineFault } from "./line-fault.ts";

export const FORMATS = ["csv", "ndjson"] as const;
export type Format = (typeof FORMATS)[number];

export type ReadRecord = (text: string) => AccountColumns | LineFault;

const IDENTITY: readonly AccountColumn[] = ["real_name", "credential_type", "credential_id"];

export const readJsonRecord: ReadRecord = (text) => {
  const object = parseObject(text);
  if (!object) return "json_invalid";
  const columns: Partial<Record<AccountColumn, string>> = {};
  for (const [name, value] of Object.entries(object)) {
    if (!isColumn(name)) return "column_unknown";
    const column = textOf(name, value);
    if (column === undefined) return "value_not_text";
    columns[name] = column;
  }
  return columns;
};

/**
 * Reads lines below this first one.
 * @throws Sentence when that does not name columns; it is not repeated, because it may be a person's
 */
export function csvRecordReader(header: string | undefined): ReadRecord {
  const names = requireColumns(header);
  return (text) => {
    const values = splitValues(text);
    if (!values) return "csv_invalid";
    if (values.length !== names.length) return "columns_unequal";
    return Object.fromEntries(names.map((name, place) => [name, values[place]]));
  };
}

function requireColumns(header: string | undefined): readonly AccountColumn[] {
  const names = splitValues(header ?? "")?.map((name) => name.trim()) ?? [];
  const wrong = names.findIndex((name) => !isColumn(name));
  if (wrong >= 0 || names.length === 0) {
    usage(
      `The first line must name the columns, of ${ACCOUNT_COLUMNS.join(", ")}; name ${wrong + 1} is none.`,
    );
  }
  if (new Set(names).size < names.length) usage("The first line names a column twice.");
  if (!names.includes("user_id")) usage("The first line names no column user_id.");
  const identity = IDENTITY.filter((name) => names.includes(name));
  if (identity.length > 0 && identity.length < IDENTITY.length) {
    usage(`The first line must name all of ${IDENTITY.join(", ")}, or none of them.`);
  }
  return names.filter(isColumn);
}

/** The same grammar at every place of the line, so that nothing is ever skipped. */
const VALUE = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/y;

/** @returns `undefined` for quotation marks inside a value, or without their second one */
function splitValues(text: string): string[] | undefined {
  const values: string[] = [];
  VALUE.lastIndex = 0;
  for (;;) {
    const match = VALUE.exec(text);
    if (!match) return undefined;
    values.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") return values;
  }
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

/** A long number would have lost digits: user ids and ID numbers are text. */
function textOf(name: AccountColumn, value: unknown): string | undefined {
  if (value === null) return "";
  if (typeof value === "string") return value;
  const isTruth = name === "payment_account" && (typeof value === "boolean" || value === 0 || value === 1);
  return isTruth ? String(value) : undefined;
}

function isColumn(name: string): name is AccountColumn {
  return (ACCOUNT_COLUMNS as readonly string[]).includes(name);
}
