/**
 * Names as bytes. The contract says GBK, and GB18030 for what GBK lacks. For every character that GBK has, GB18030
 * has the same bytes (the tests walk all of them; the one exception, the euro sign at 0x80, is no part of a name),
 * so there is one encoder, and every reader with a GB18030 table reads everything.
 */

import iconv from "iconv-lite";
import { CryptoError } from "./crypto-error.ts";

/**
 * Cells in which iconv-lite still follows GB 18030-2000 and gives a private-use character, by that character.
 * GB 18030-2022 and glibc have these in the same cells; glibc reads nothing else for them.
 */
const movedIn2022: ReadonlyMap<string, string> = new Map([
  ["\ue78d", "\ufe10"],
  ["\ue78e", "\ufe12"],
  ["\ue78f", "\ufe11"],
  ["\ue790", "\ufe13"],
  ["\ue791", "\ufe14"],
  ["\ue792", "\ufe15"],
  ["\ue793", "\ufe16"],
  ["\ue794", "\ufe17"],
  ["\ue795", "\ufe18"],
  ["\ue796", "\ufe19"],
  ["\ue81e", "\u9fb4"],
  ["\ue826", "\u9fb5"],
  ["\ue82b", "\u9fb6"],
  ["\ue82c", "\u9fb7"],
  ["\ue832", "\u9fb8"],
  ["\ue843", "\u9fb9"],
  ["\ue854", "\u9fba"],
  ["\ue864", "\u9fbb"],
]);

/**
 * Six cells that the standard leaves private, and that glibc writes and reads for these characters. They are read
 * here too, but never written: their four-byte form is the standard's, and glibc reads it as well.
 */
const readByGlibc: ReadonlyMap<string, string> = new Map([
  ["\ue816", "\u{20087}"],
  ["\ue817", "\u{20089}"],
  ["\ue818", "\u{200cc}"],
  ["\ue831", "\u{215d7}"],
  ["\ue83b", "\u{2298f}"],
  ["\ue855", "\u{241fe}"],
]);

const onReading = new Map([...movedIn2022, ...readByGlibc]);
const onWriting = new Map([...movedIn2022].map(([cell, character]) => [character, cell]));

const remapsOnReading = /[\ue78d-\ue796\ue816-\ue864]/gu;
const remapsOnWriting = /[\u9fb4-\u9fbb\ufe10-\ufe19]/gu;

/** Lone surrogates, the cells above by their private-use names, and U+E5E5, which no two tables agree about. */
const notEncodable =
  /[\ud800-\udfff\ue5e5\ue78d-\ue796\ue816-\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864]/u;

/**
 * A name as GBK bytes, characters outside GBK as their GB18030 bytes (contract §5). Nothing is ever substituted.
 * `iconv -f gb18030` reads every result; `iconv -f gbk` reads it where glibc's GBK table has all the characters.
 *
 * @returns one, two or four bytes a character
 * @throws CryptoError `name_not_encodable` for lone surrogates and 25 private-use characters
 */
export function encodeName(name: string): Buffer {
  if (notEncodable.test(name)) {
    throw new CryptoError("name_not_encodable", {
      en: "The name has a character that GB18030 cannot carry.",
      zh: "姓名中有 GB18030 无法表示的字符。",
    });
  }
  return iconv.encode(
    name.replace(remapsOnWriting, (character) => onWriting.get(character) ?? character),
    "gb18030",
  );
}

/**
 * The name that GBK or GB18030 bytes stand for.
 *
 * @throws CryptoError `name_malformed` for bytes that are not GB18030, overlong and surplus forms included
 */
export function decodeName(bytes: Uint8Array): string {
  const text = iconv.decode(bytes, "gb18030");
  // iconv-lite puts U+FFFD for what it cannot read and reads some cells twice: only what it writes itself is strict.
  if (!iconv.encode(text, "gb18030").equals(bytes)) {
    throw new CryptoError("name_malformed", {
      en: "The name is not well-formed GB18030.",
      zh: "姓名不是正确的 GB18030 编码。",
    });
  }
  return text.replace(remapsOnReading, (cell) => onReading.get(cell) ?? cell);
}
