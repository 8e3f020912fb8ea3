/** The lines at the head of a mail, unfolded. */
import type { HeaderLines } from "mailparser";

export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** By their names in small letters, in the order of the mail. */
export function headersOf(lines: HeaderLines): MailHeaders {
  const headers = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n(?=[ \t])/g, "")
      .trim();
    const before = headers.get(key);
    if (before) before.push(value);
    else headers.set(key, [value]);
  }
  return headers;
}
