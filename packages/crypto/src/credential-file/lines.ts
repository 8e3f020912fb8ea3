/** The lines of a body, without what stands before, behind or between all of them alike. Whether it was that, the DER tells. */

const LINE_LENGTHS = [64, 76];
const LONGEST_ESCAPE = 8;

/**
 * What stands in the place of each line end, first and last: `\n` that lost its backslash, `/n`, `_x000D_`.
 * @returns what the body may have been
 */
export function withoutLostEscapes(body: string): readonly string[] {
  const text = body.trim();
  const lengths = Array.from({ length: LONGEST_ESCAPE }, (_, place) => place + 1);
  return LINE_LENGTHS.flatMap((line) =>
    lengths
      .filter((gap) => text.startsWith(text.slice(0, gap), gap + line))
      .map((gap) => withoutEscape(text, gap, line)),
  );
}

function withoutEscape(text: string, gap: number, line: number): string {
  const lost = text.slice(0, gap);
  const rest = text.slice(gap, text.endsWith(lost) ? -gap : undefined);
  const lines: string[] = [];
  for (let at = 0; at < rest.length; at += line + gap) lines.push(rest.slice(at, at + line));
  return lines.join("");
}

const FULL_LINE = /^(.{0,40}?)(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{76})(?![A-Za-z0-9+/])(.{0,60})$/;

/** What an editor, a difference or a shell put at both ends of each line: `12: …`, `+…`, `* …`, `echo … >> key.pem`. */
export function withoutMargins(body: string): string {
  const lines = body.split(/\r?\n/).map((line) => line.trimStart());
  const start = lines.findIndex((line) => FULL_LINE.test(line));
  const [, before = "", behind = ""] = FULL_LINE.exec(lines[start] ?? "") ?? [];
  if (start < 0 || before + behind === "") return "";
  return lines
    .slice(start)
    .map((line, place) => withoutMargin(line, [numbered(before, place), before], behind))
    .join("\n");
}

function withoutMargin(line: string, margins: readonly string[], behind: string): string {
  const end = behind !== "" && line.endsWith(behind) ? line.length - behind.length : line.length;
  // The line of END has the margin alone, and an editor may have taken the white space at its end.
  if (margins.some((margin) => line.trim() === margin.trim())) return "";
  const before = margins.find((margin) => line.startsWith(margin)) ?? "";
  return line.slice(before.length, end);
}

/** The margin of a later line: a number in it counts them. */
function numbered(before: string, place: number): string {
  return before.replace(/\d{1,5}/, (first) => {
    const width = first.startsWith("0") ? first.length : 0;
    return String(Number(first) + place).padStart(width, "0");
  });
}
