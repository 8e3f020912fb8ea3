/** Where the mails before begin, in a mail that answers or forwards them. */
import { halfWidth } from "./characters.ts";
import type { Row } from "./row.ts";

const SEPARATOR =
  /^[-_—=*\s]*(?:原始邮件|原邮件|邮件原件|原始信息|回复的原邮件|original message|replied message|original appointment)[-_—=*\s]*$/i;
const FORWARD =
  /^[-_—=*\s]*(?:转发邮件信息|转发的邮件|转发邮件|转发信息|forwarded message|begin forwarded message:?)[-_—=*\s]*$/i;
const FORWARD_BEGINS =
  /^[-_—=*\s]{0,60}(?:转发邮件信息|转发的邮件|转发邮件|转发信息|forwarded message|begin forwarded message)/i;
const SENDER = /^[*\s]*(?:发件人|寄件者|from)[*\s]*:/i;
const HEADER =
  /(?:^|[\s*])(?:发送时间|发送日期|日期|时间|收件人|收件者|主题|主旨|sent(?: time)?|date|to|subject)[\s*]{0,4}:/i;
const WROTE = /(?:写道|寫道|wrote) ?:?$/i;
const LONGEST_ATTRIBUTION = 300;

/** @param text from its first character that is to be seen */
export const beginsForward = (text: string): boolean => FORWARD_BEGINS.test(text);

/** What the writer of this mail has written, and what stands below it: the mails before. */
export function splitQuoted(rows: readonly Row[]): {
  readonly own: readonly Row[];
  readonly earlier: readonly Row[];
} {
  const at = rows.findIndex((_, index) => beginsEarlierMail(rows, index));
  return at < 0 ? { own: rows, earlier: [] } : { own: rows.slice(0, at), earlier: rows.slice(at + 1) };
}

function beginsEarlierMail(rows: readonly Row[], index: number): boolean {
  const text = lineAt(rows, index);
  if (text === undefined || text === "") return false;
  if (SEPARATOR.test(text) || FORWARD.test(text)) return true;
  if (SENDER.test(text))
    return [1, 2, 3, 4].some((next) => HEADER.test(lineAt(rows, index + next) ?? "")) || HEADER.test(text);
  return text.length <= LONGEST_ATTRIBUTION && WROTE.test(text) && /\d|@/.test(text);
}

/** Mail programs write their lines outside of tables. */
function lineAt(rows: readonly Row[], index: number): string | undefined {
  const row = rows[index];
  return row?.cells.length === 1
    ? halfWidth(row.cells[0] ?? "")
        .trim()
        .slice(0, LONGEST_ATTRIBUTION + 1)
    : undefined;
}
