/** Many rows at once, by `COPY`, in its text format. */
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { failureOf } from "./failure.ts";

/** Where rows go, and in which order a row's columns are sent. */
export interface Copy<Row extends object> {
  readonly text: string;
  readonly columns: readonly (keyof Row & string)[];
}

type Column = string | number | Buffer | null;

export function copyInto<Row extends object>(
  table: string,
  columns: readonly (keyof Row & string)[],
): Copy<Row> {
  return { text: `COPY ${table} (${columns.join(", ")}) FROM STDIN`, columns };
}

/** @throws StatementRefused, as an `INSERT` of the same rows would be */
export async function copyRows<Row extends object>(
  client: pg.ClientBase,
  { text, columns }: Copy<Row>,
  rows: readonly Row[],
): Promise<void> {
  try {
    const stream = client.query(from(text));
    stream.end(
      rows.map((row) => `${columns.map((name) => written(row[name] as Column)).join("\t")}\n`).join(""),
    );
    await finished(stream);
  } catch (error) {
    throw failureOf(error);
  }
}

/** What ends a column or a row, and what says so. */
const SPECIAL = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function written(value: Column): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replace(SPECIAL, (found) => ESCAPED[found] ?? found);
  return `\\\\x${value.toString("hex")}`;
}
