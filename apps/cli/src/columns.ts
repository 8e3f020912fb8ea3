/** How many columns of a terminal a text takes, where a Chinese character takes two. */
import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";

const require = createRequire(import.meta.url);

/** What nearly every text is made of: ASCII, the quotation marks and dashes of both languages, and Chinese. */
const USUAL =
  /^[\x20-\x7e\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3001\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;
const NARROW = /[\x20-\x7e\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026]/g;

/** Whether every character is one of its own, printed as it is written. */
export const isUsual = (text: string): boolean => USUAL.test(text);

/** Without the codes that colour it. */
export function columnsOf(text: string): number {
  const bare = text.includes("\x1b") ? stripVTControlCharacters(text) : text;
  if (isUsual(bare)) return bare.length + bare.replaceAll(NARROW, "").length;
  return stringWidth()(text);
}

/** Its expressions take forty milliseconds to be made, a seventh of a short command. */
const stringWidth = () => (require("string-width") as typeof import("string-width")).default;
