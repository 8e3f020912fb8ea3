/** Rows and facts for people: aligned by the cells of a terminal, of which a Chinese character takes two. */
import { columnsOf } from "../columns.ts";
import { printable } from "../printable.ts";
import { style } from "../style.ts";

const GAP = "  ";

/** A head and its rows in columns as wide as they need; a cell that came from outside cannot steer the terminal. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(cellOf));
  const widths = heads.map((head, column) =>
    Math.max(...[head, ...cells.map((row) => row[column] ?? "")].map(columnsOf)),
  );
  const head = aligned(heads, widths);
  return [style("bold", head), ...cells.map((row) => aligned(row, widths))].join("\n");
}

/** A row of columns whose widths are given: for lists that are printed before their end is known. */
export function aligned(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => padded(cell, widths[column] ?? 0))
    .join(GAP)
    .trimEnd();
}

/** A fact a line, its name before it. */
export function facts(named: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...named.map(([name]) => columnsOf(name)));
  return named.map(([name, value]) => `${padded(name, width)}${GAP}${cellOf(value)}`).join("\n");
}

/** Nothing is a dash: a gap in a row moves what follows under another head. */
export function cellOf(text: string): string {
  return printable(text) || "-";
}

/** A text in so many cells; what was left out is an ellipsis. */
export function fitted(text: string, cells: number): string {
  const shown = printable(text);
  if (columnsOf(shown) <= cells) return shown;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(shown)) {
    if (columnsOf(kept + segment) > cells - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}
