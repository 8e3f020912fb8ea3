/** Tables of what was measured, in Markdown, in each language of the documents. */
import type { Text } from "@shiming/crypto";
import stringWidth from "string-width";

export type Language = keyof Text;
/** A figure reads the same in every language. */
export type Cell = string | Text;

/** The first column is text, the others are figures. */
export interface Table {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A figure with what it should be, where there is an aim. */
export interface Figure {
  readonly name: Text;
  readonly value: number;
  readonly unit?: string;
  /** Behind the point. */
  readonly digits?: number;
  readonly least?: number;
  readonly most?: number;
}

export function tableOfFigures(figures: readonly Figure[]): Table {
  return {
    head: [
      { en: "figure", zh: "指标" },
      { en: "aim", zh: "目标" },
      { en: "measured", zh: "测得" },
    ],
    rows: figures.map((figure) => [figure.name, aimOf(figure), measuredOf(figure)]),
  };
}

function aimOf({ least, most, unit }: Figure): string {
  if (least !== undefined) return `≥ ${withUnit(String(least), unit)}`;
  if (most === 0) return "0";
  return most === undefined ? "" : `≤ ${withUnit(String(most), unit)}`;
}

function measuredOf({ value, digits = 2, unit, least = -Infinity, most = Infinity }: Figure): Cell {
  const shown = withUnit(value.toFixed(digits), unit);
  const judged = Number(value.toFixed(digits));
  if (judged >= least && judged <= most) return shown;
  return { en: `${shown}, missed`, zh: `${shown}，未达到` };
}

const withUnit = (figure: string, unit: string | undefined) => (unit ? `${figure} ${unit}` : figure);

export function markdownOf({ head, rows }: Table, language: Language): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => wordsOf(cell, language)));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => stringWidth(row[column] ?? ""))));
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  const lines = cells.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column > 0)));
  return [lines[0] ?? [], rule, ...lines.slice(1)].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function wordsOf(cell: Cell, language: Language): string {
  return typeof cell === "string" ? cell : cell[language];
}

/** A Chinese character is as wide as two others. */
function padded(cell: string, width: number, isFigure: boolean): string {
  const blanks = " ".repeat(width - stringWidth(cell));
  return isFigure ? blanks + cell : cell + blanks;
}
