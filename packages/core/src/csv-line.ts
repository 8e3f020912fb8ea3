/** A line of separated values (RFC 4180, with any one separator). */

const NEEDS_QUOTES = /[",\r\n]/;
/** A spreadsheet would run it (OWASP, CSV injection). */
const RUNS = /^[=+\-@\t\r]/;

/** A line of CSV that a spreadsheet takes for text. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A number is a number; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvCell(value: unknown): string {
  if (typeof value === "number" || value === undefined) return String(value ?? "");
  const text = String(value);
  const safe = RUNS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `="…"`, by which programs keep a spreadsheet from making a number of a text. What a value means is not judged here. */
const FORMULA = /^="[^"]*"$/u;

/** @returns `undefined` for quotation marks inside a value, or without their second one */
export function splitValues(text: string, separator: string): string[] | undefined {
  if (!text.includes('"')) return text.split(separator);
  const values: string[] = [];
  for (let start = 0; ; ) {
    const end = text[start] === '"' ? endOfQuoted(text, start) : endOfPlain(text, start, separator);
    if (end === undefined) return undefined;
    const value = text.slice(start, end);
    values.push(text[start] === '"' ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === text.length) return values;
    if (!text.startsWith(separator, end)) return undefined;
    start = end + separator.length;
  }
}

/** Behind the second quotation mark. */
function endOfQuoted(text: string, start: number): number | undefined {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return end + 1;
  }
  return undefined;
}

function endOfPlain(text: string, start: number, separator: string): number | undefined {
  const next = text.indexOf(separator, start);
  const end = next < 0 ? text.length : next;
  const value = text.slice(start, end);
  return value.includes('"') && !FORMULA.test(value) ? undefined : end;
}
