import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { decodeName } from "@shiming/crypto";

export const ENCODINGS = ["utf-8", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of a line; `undefined` where a byte is none of the encoding. Neither has a line's end inside a character. */
export function decodeLine(bytes: Buffer, encoding: Encoding): string | undefined {
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (encoding === "utf-8") return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  try {
    return decodeName(bytes);
  } catch {
    return undefined;
  }
}

/** The same, without the byte order mark that some editors put before the first line. */
export function decodeText(bytes: Buffer, encoding: Encoding, isFirst: boolean): string | undefined {
  const text = decodeLine(bytes, encoding);
  return isFirst && text?.startsWith("\ufeff") ? text.slice(1) : text;
}

const HAN = /\p{Script=Han}/u;
/** A name of two characters in GB18030 is UTF-8 by chance once in some thirty: of the lines, so many times more are not. */
const CLEARLY = 9;

/** U+FEFF as each encoding writes it at the beginning of a file. */
const MARKS: readonly (readonly [string, Encoding])[] = [
  ["efbbbf", "utf-8"],
  ["84319533", "gb18030"],
];

/** Tells a file's encoding by its lines, where it can be told: a wrong guess would make another name of every name. */
export class EncodingDetector {
  // Its tables differ from the standard's in some cells, but not in what is well formed.
  readonly #gb18030 = new TextDecoder("gb18030", { fatal: true });
  readonly #pairs = new PairCounter();
  #marked: Encoding | undefined;
  #lines = 0;
  #utf8Lines = 0;
  #hasHan = false;
  #otherLines = 0;
  #isGb18030 = true;
  #cesu8Lines = 0;

  add(line: Buffer): void {
    if (this.#lines++ === 0) this.#marked = markOf(line);
    if (isAscii(line)) return;
    if (isUtf8(line)) {
      this.#utf8Lines += 1;
      this.#hasHan ||= HAN.test(line.toString());
    } else {
      this.#otherLines += 1;
      if (isCesu8(line)) this.#cesu8Lines += 1;
      this.#isGb18030 &&= this.#isWellFormed(line);
      if (this.#isGb18030) this.#pairs.add(line);
    }
  }

  /**
   * What a mark says and no line denies; UTF-8 where all lines are, with a Chinese character among them or nothing but
   * ASCII; GB18030 where almost none is UTF-8, all of these are well formed, and it is no likelier Big5.
   */
  finish(): Encoding | undefined {
    if (this.#marked === "gb18030") return this.#isGb18030 ? "gb18030" : undefined;
    if (this.#otherLines === 0) {
      return this.#marked || this.#hasHan || this.#utf8Lines === 0 ? "utf-8" : undefined;
    }
    const isClear = this.#otherLines >= CLEARLY * this.#utf8Lines && this.#pairs.areOfGb18030;
    return !this.#marked && this.#isGb18030 && !this.isCesu8 && isClear ? "gb18030" : undefined;
  }

  /** Every line that is not UTF-8 would be, but for characters that are written as two surrogates. */
  get isCesu8(): boolean {
    return this.#otherLines > 0 && this.#cesu8Lines === this.#otherLines;
  }

  #isWellFormed(line: Buffer): boolean {
    try {
      this.#gb18030.decode(line);
      return true;
    } catch {
      return false;
    }
  }
}

/** UTF-16's two halves of a character, each as UTF-8 would write it (Unicode Technical Report 26). */
const SURROGATES = /\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]/g;

function isCesu8(line: Buffer): boolean {
  const text = line.toString("latin1");
  const without = text.replaceAll(SURROGATES, "");
  return without !== text && isUtf8(Buffer.from(without, "latin1"));
}

function markOf(line: Buffer): Encoding | undefined {
  const start = line.toString("hex", 0, 4);
  return MARKS.find(([mark]) => start.startsWith(mark))?.[1];
}

/**
 * Nearly all that is Big5, or Windows-1252 with letters behind accents, is well-formed GB18030 too. They differ in where
 * their common characters are: those of GB 2312 at B0A1 to F7FE, those of Big5's first level at A440 to C67E.
 */
class PairCounter {
  #all = 0;
  #ofGb18030 = 0;
  #ofBig5 = 0;
  #isBig5 = true;

  get areOfGb18030(): boolean {
    const isLikelierBig5 = this.#isBig5 && this.#ofBig5 >= this.#ofGb18030;
    return this.#ofGb18030 * 2 > this.#all && !isLikelierBig5;
  }

  /** @param line well-formed GB18030 */
  add(line: Buffer): void {
    for (let at = 0; at < line.length; at++) {
      const [lead = 0, trail = 0] = line.subarray(at, at + 2);
      if (lead < 0x80) continue;
      this.#count(lead, trail);
      at += trail < 0x40 ? 3 : 1;
    }
  }

  #count(lead: number, trail: number): void {
    this.#all += 1;
    const isGbOnly = trail < 0x40 || (trail >= 0x80 && trail <= 0xa0);
    const isGb2312 = trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xf7) || (lead === 0xa1 && trail === 0xa4));
    if (isGbOnly) this.#isBig5 = false;
    if (isGbOnly || isGb2312) this.#ofGb18030 += 1;
    if (lead >= 0xa4 && lead <= 0xc6) this.#ofBig5 += 1;
  }
}
