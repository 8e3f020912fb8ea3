/** The rows of a plain text: tables drawn with pipes, tabs or spaces, and lines. */
import { visible } from "./characters.ts";
import { labelWritten } from "./item-line.ts";
import { lineRow, type Row } from "./row.ts";

const RULE = /^[\s|+:\-=_\u2500-\u257f]+$/;
/** Three in a row; or a corner or a crossing, or a pipe, and a line beside it, which no row has without a word. */
const DRAWN = /[-=_\u2500\u2501\u2550]{3}|[|+\u250c-\u254b\u2552-\u256c][-:=_\u2500\u2501\u2550]/;
const QUOTED = /^\s*[>＞]/;
const QUOTATION = /^(?:\s*[>＞])+ ?/;

const linesIn = (text: string) => visible(text).split(/\r\n|\r|\n/);

/** The mail that is forwarded, where its lines are marked like those of one that is answered. */
export const withoutQuotation = (text: string): string =>
  linesIn(text)
    .map((line) => line.replace(QUOTATION, ""))
    .join("\n");

/**
 * What was answered between the lines of the mail that is quoted: each label, and the lines below it. Below the last quoted line people
 * sign.
 */
export function rowsAnsweredBetween(text: string): Row[] {
  const lines = linesIn(text).filter((line) => line.replace(QUOTATION, "").trim() !== "");
  return lines.slice(0, lines.findLastIndex((line) => QUOTED.test(line)) + 1).map((line, index) => {
    if (!QUOTED.test(line)) return lineRow(line.trim());
    const isAnswered = !QUOTED.test(lines[index + 1] ?? ">");
    const label = isAnswered ? labelWritten(line.replace(QUOTATION, "")) : undefined;
    return lineRow(label ?? ENDS);
  });
}

/** A line below which nothing belongs to what stands above. */
const ENDS = "----";

/** Lines that quote with > are left out: they are of the mails before. */
export function rowsOfText(text: string): Row[] {
  let table = 0;
  const rows: Row[] = [];
  for (const line of linesIn(text)) {
    if (QUOTED.test(line)) continue;
    if (RULE.test(line) && DRAWN.test(line)) continue;
    const cells = cellsOf(line);
    if (cells === undefined) {
      if (line.trim() !== "") table++;
      rows.push(lineRow(line.trim()));
    } else rows.push({ cells, table });
  }
  return rows;
}

/** @returns `undefined` for a line that is no row of a table */
function cellsOf(line: string): string[] | undefined {
  const piped = /[|│┃║｜]/.test(line);
  if (piped) {
    const inner = line
      .trim()
      .replace(/^[|│┃║｜]/, "")
      .replace(/[|│┃║｜]$/, "");
    const cells = inner.split(/[|│┃║｜]/).map((cell) => cell.trim());
    return cells.length > 1 ? cells : undefined;
  }
  if (line.includes("\t")) {
    const cells = line.split(/\t+/).map((cell) => cell.trim());
    return cells.filter((cell) => cell !== "").length > 1 ? cells : undefined;
  }
  const cells = line.trim().split(/ {2,}/);
  return cells.length > 1 ? cells : undefined;
}
