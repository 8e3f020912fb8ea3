/**
 * Charsets of mails, as browsers read them (WHATWG Encoding). What a mail states is doubted where senders often state it
 * wrongly: none at all, ASCII, UTF-8, Latin 1, and GB2312, which is read as GB18030, that has all of it.
 */
import { Transform, type TransformCallback } from "node:stream";

const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp936: "gb18030",
  gbk18030: "gb18030",
  cp950: "big5",
  cp932: "shift_jis",
  utf8: "utf-8",
  ascii: "utf-8",
  "us-ascii": "utf-8",
  "": "utf-8",
};
const DOUBTED = new Set(["utf-8", "windows-1252", "iso-8859-15", "gb18030"]);
/** Seven bits that stand for others: nobody sees in the bytes that they are not read. */
const IN_SEVEN_BITS = /^(?:(?:unicode-1-1-)?utf-?7|hz|iso-2022)/;
/** Of a text that was cut or mended on its way. */
const MOST_BROKEN = 0.1;
/** Three bytes each: a text of GB18030 has not so many of them by chance. */
const SURELY_UTF8 = 3;

/** So much of a text tells how the rest is written. */
const ENOUGH = 256 * 1024;

/** @returns the name of a decoder; `undefined` where nobody can tell what was written */
export function charsetOf(text: Uint8Array, stated: string): string | undefined {
  const bytes = text.subarray(0, ENOUGH);
  const label = stated.trim().toLowerCase();
  const name = knownName(label);
  if (name === undefined && IN_SEVEN_BITS.test(label)) return undefined;
  const wide = asUtf16(bytes, name);
  if (wide) return wide;
  const utf8 = brokenIn(bytes, "utf-8");
  if (utf8 === 0 && isSurelyUtf8(bytes)) return "utf-8";
  if (name !== undefined && !DOUBTED.has(name) && brokenIn(bytes, name) <= MOST_BROKEN) return name;
  const saysGb = name === "gb18030";
  if (utf8 === 0 && !saysGb) return "utf-8";
  const gb = brokenIn(bytes, "gb18030");
  if (saysGb && gb <= MOST_BROKEN) return "gb18030";
  if (utf8 <= MOST_BROKEN) return "utf-8";
  if (gb <= MOST_BROKEN && hasCharactersOfBytes(bytes)) return "gb18030";
  return name !== undefined && brokenIn(bytes, name) <= MOST_BROKEN ? name : undefined;
}

/** As a decoder calls it. */
function knownName(stated: string): string | undefined {
  const label = stated.replace(/^(?:cs|x-(?!gbk|cp1252))/, "");
  try {
    return new TextDecoder(
      OTHER_NAMES[label] ?? (/^(?:gb|iso-ir-58|chinese)/.test(label) ? "gb18030" : label),
    ).encoding;
  } catch {
    return undefined;
  }
}

/** By the mark at its start, whatever is stated; without one by where the zeros of its line ends and Latin letters stand. */
function asUtf16(bytes: Uint8Array, stated: string | undefined): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (!stated?.startsWith("utf-16")) return undefined;
  let odds = 0;
  bytes.forEach((byte, at) => {
    if (byte === 0) odds += (at & 1) === 0 ? -1 : 1;
  });
  return odds === 0 ? stated : odds > 0 ? "utf-16le" : "utf-16be";
}

/** Which share of what is not ASCII cannot be decoded. */
function brokenIn(bytes: Uint8Array, name: string): number {
  let [broken, foreign] = [0, 0];
  for (const character of new TextDecoder(name).decode(bytes)) {
    if (character > "\u007f") foreign++;
    if (character === "\ufffd") broken++;
  }
  return foreign === 0 ? 0 : broken / foreign;
}

const isSurelyUtf8 = (bytes: Uint8Array) =>
  (new TextDecoder().decode(bytes).match(/[\u0800-\uffff]/g)?.length ?? 0) >= SURELY_UTF8;

/** Letters with accents stand alone between others; what is written in two bytes each does not. */
function hasCharactersOfBytes(bytes: Uint8Array): boolean {
  const isHigh = (at: number) => (bytes[at] ?? 0) >= 0x80;
  let [high, alone] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (!isHigh(at)) continue;
    high++;
    if (!isHigh(at - 1) && !isHigh(at + 1)) alone++;
  }
  return alone * 4 < high;
}

/** In front of a charset as a mail states it, so that mailparser asks a {@link CharsetDecoder} for every text. */
export const STATED = "stated-";

/** What mailparser asks of a decoder, by the interface of `node-iconv`: a whole text is judged at once. */
export class CharsetDecoder extends Transform {
  readonly #stated: string;
  readonly #onUnreadable: (charset: string) => void;
  readonly #pieces: Uint8Array[] = [];

  constructor(charset: string, onUnreadable: (charset: string) => void) {
    super();
    this.#stated = charset.startsWith(STATED) ? charset.slice(STATED.length) : charset;
    this.#onUnreadable = onUnreadable;
  }

  override _transform(chunk: Uint8Array, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#pieces.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    const bytes = Buffer.concat(this.#pieces);
    const charset = charsetOf(bytes, this.#stated);
    if (charset === undefined) this.#onUnreadable(this.#stated);
    done(null, new TextDecoder(charset ?? "utf-8").decode(bytes));
  }
}
