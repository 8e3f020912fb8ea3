/** The rows of a form that was sent as a file of text: plain, of separated values, or a web page, whatever it is called. */
import { isHtmlFile, type MailAttachment, splitValues } from "@shiming/core";
import { charsetOf } from "../incoming/charset.ts";
import { rowsOfHtml } from "./html.ts";
import { rowsOfText } from "./plain-text.ts";
import { lineRow, type Row } from "./row.ts";

const NAMED = /\.(?:txt|text|md|csv|tsv|html?)$/i;
const STATED = /^text\/(?:plain|html|csv|tab-separated-values)\b/i;
/** Bytes; a form has some kilobytes. */
const LONGEST = 1024 * 1024;

/** As it may be written, the likeliest first; nothing for what is no text. */
export function readingsOfTextFile({
  name,
  statedType,
  content,
}: MailAttachment): readonly (readonly Row[])[] {
  const isHtml = isHtmlFile(content);
  if (content.length > LONGEST || !(isHtml || NAMED.test(name.trim()) || STATED.test(statedType))) return [];
  const isCsv = /\.csv$/i.test(name.trim()) || /^text\/csv\b/i.test(statedType);
  const rowsOf = isHtml ? rowsOfHtml : isCsv ? rowsOfValues : rowsOfText;
  return charsetsOf(content).map((charset) => rowsOf(new TextDecoder(charset).decode(content)));
}

function charsetsOf(content: Uint8Array): readonly string[] {
  const charset = charsetOf(content, "");
  if (charset?.startsWith("utf-16")) return [charset];
  if (content.includes(0)) return [];
  // Nearly all that is Big5 can be read as GB18030, too; no form is in what comes of it.
  if (charset === "gb18030") return [charset, "big5"];
  return charset === undefined ? [] : [charset];
}

/** A row is a line: a value with a line break in it is read to its end. */
function rowsOfValues(text: string): Row[] {
  const rows: Row[] = [];
  let open = "";
  for (const line of text.split(/\r\n|\r|\n/)) {
    const whole = open === "" ? line : `${open}\n${line}`;
    if (((whole.match(/"/g)?.length ?? 0) & 1) === 1 && whole.length < LONGEST_ROW) {
      open = whole;
      continue;
    }
    open = "";
    const separator = [",", ";", "\t", "，"].find((each) => whole.includes(each)) ?? ",";
    const cells = splitValues(whole, separator)?.map((cell) => cell.trim());
    rows.push(cells && cells.length > 1 ? { cells, table: 0 } : lineRow(whole.trim()));
  }
  return rows;
}

const LONGEST_ROW = 10_000;
