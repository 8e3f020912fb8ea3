/** Whoever was affected by a breach, part by part as a platform tells it, and as lines of a file. */
import type { InputOf, OutputOf } from "@shiming/administration";
import { csvLine } from "@shiming/core";
import type { Perform } from "../administration/location.ts";
import { progressOn } from "./progress.ts";

type Row = OutputOf<"breaches.report">["affected"][number];
export type Part = readonly Row[];
export type RowFormat = "csv" | "ndjson";

export async function* affectedParts(run: Perform, asked: InputOf<"breaches.report">): AsyncGenerator<Part> {
  const progress = progressOn(process.stderr);
  try {
    for (let after: number | null | undefined; after !== null; ) {
      const part = await run("breaches.report", { ...asked, ...(after !== undefined && { after }) });
      yield part.affected;
      progress.show(part.looked_at);
      after = part.next;
    }
  } finally {
    progress.clear();
  }
}

const COLUMNS = [
  "seq",
  "at",
  "told",
  "issuer",
  "user_id",
  "consent_id",
  "consent",
  "withdrawn_at",
  "recipient",
  "appid",
  "mch_id",
  "cert_serialno",
  "items",
  "result",
] as const satisfies readonly (keyof Row)[];

export async function* rowLines(
  parts: AsyncIterable<Part>,
  format: RowFormat,
  bom: boolean,
): AsyncGenerator<string> {
  if (format === "csv") yield (bom ? "\ufeff" : "") + csvLine(COLUMNS);
  for await (const part of parts) {
    for (const row of part) yield format === "csv" ? csvLine(cellsOf(row)) : `${JSON.stringify(row)}\n`;
  }
}

const cellsOf = (row: Row) =>
  COLUMNS.map((name) => (name === "items" ? row.items.join(" ") : (row[name] ?? "")));
