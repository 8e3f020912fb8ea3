/** CSV (RFC 4180) that a spreadsheet takes for text. */

const NEEDS_QUOTES = /[",\r\n]/;
/** A spreadsheet would run it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A number is a number; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvCell(value: unknown): string {
  if (typeof value === "number" || value === undefined) return String(value ?? "");
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
