/** Text on a terminal, where a Chinese character takes two columns, and a line may end behind any of them. */
import { columnsOf } from "../columns.ts";

/** What a line may end beside: East Asian wide and full-width characters (UAX #11), as far as Chinese text has them. */
const WIDE =
  /[\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Marks that stay with what they open, and with what they close. */
const OPENING = "（《「“";
const CLOSING = "，。、；：！？）》」”…";

/** The text in lines of at most so many columns. */
export function wrapColumns(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns))
    .join("\n");
}

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = "";
  for (const chunk of chunksOf(line)) {
    if (current !== "" && columnsOf(current + chunk) > columns) {
      lines.push(current);
      current = chunk.trimStart();
    } else current += chunk;
  }
  return [...lines, current].join("\n");
}

/** What no line ends within; a space begins the chunk behind it. */
function chunksOf(line: string): string[] {
  const chunks: string[] = [];
  let chunk = "";
  let before = "";
  for (const character of line) {
    if (chunk !== "" && mayEndBetween(before, character)) {
      chunks.push(chunk);
      chunk = "";
    }
    chunk += character;
    before = character;
  }
  return [...chunks, chunk];
}

function mayEndBetween(before: string, after: string): boolean {
  if (/\s/.test(before) || OPENING.includes(before) || CLOSING.includes(after)) return false;
  return /\s/.test(after) || WIDE.test(before) || WIDE.test(after);
}
