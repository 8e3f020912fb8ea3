/** A line of a CSV file (RFC 4180), without its end. */
const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(",");

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines as spreadsheets open them: with a mark by which they know UTF-8. */
export const csvFile = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map(csvLine).join("\r\n")}\r\n`;
