import { csvLine } from "@shiming/core";

type Cell = string | number | null | undefined;

/** Rows with the names of their columns before them, each when its turn comes. */
export async function* csvOf(
  columns: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const row of rows) yield csvLine(row.map((cell) => cell ?? ""));
}

/** A JSON object a line. */
export async function* ndjsonOf(rows: AsyncIterable<object> | Iterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
