/** A spreadsheet would run it (OWASP, CSV injection): an apostrophe in front makes a text of it. */
const RUNS = /^[=+\-@\t\r]/;

/** A line of a CSV file (RFC 4180), without its end. */
const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(",");

function quoted(cell: string): string {
  const text = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines with their ends: a part of a file. */
export const csvLines = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${csvLine(line)}\r\n`).join("");

/** Lines as spreadsheets open them: with a mark by which they know UTF-8. */
export const csvFile = (lines: readonly (readonly string[])[]): string => `\ufeff${csvLines(lines)}`;
