/** Names whose bytes a program has read in another charset than they were written in: each letter is right, and none is meant. */
import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

const HAN_NAME = /^[\p{Script=Han}\u00b7]{2,}$/u;
/** No Latin name is without A to Z: two bytes of a Chinese character, or three, are two or three letters and signs behind them. */
const NO_ASCII = /^[^\p{ASCII}\p{Script=Han}]+$/u;
/** RFC 1843, and RFC 2152: the Chinese characters of a text of seven bits. */
const HZ = /^~\{([!-}]{4,})~\}$/;
const UTF7 = /^\+([A-Za-z0-9+/]{5,})-?$/;

/** Whether a Chinese name comes of it when it is read as it was written. */
export function isGarbledName(name: string): boolean {
  const bytes = bytesOf(name);
  return (
    bytes !== undefined && readingsOf(bytes).some((reading) => reading !== name && HAN_NAME.test(reading))
  );
}

/** As they were before they were misread; `undefined` where nothing tells that they were. */
function bytesOf(name: string): Buffer | undefined {
  if (NO_ASCII.test(name)) return writtenIn("windows-1252", name);
  if (FIRST_OF_UTF8.has(name.slice(0, 1))) return rareInGbk(name);
  const [, hz] = HZ.exec(name) ?? [];
  if (hz !== undefined) return Buffer.from(hz, "latin1").map((byte) => byte | 0x80) as Buffer;
  const [, utf7] = UTF7.exec(name) ?? [];
  return utf7 === undefined ? undefined : Buffer.from(iconv.decode(Buffer.from(utf7, "base64"), "utf16-be"));
}

function writtenIn(charset: string, name: string): Buffer | undefined {
  const bytes = iconv.encode(name, charset);
  return iconv.decode(bytes, charset) === name ? bytes : undefined;
}

/**
 * Rare surnames (濮, 蹇, 甯, 妫) begin as UTF-8 does, and with usual characters behind them 濮鹃芳 and 蹇鸿波 are UTF-8 to the end. Of what is
 * garbled nearly every name has a character behind the first that GB2312 lacks.
 */
function rareInGbk(name: string): Buffer | undefined {
  const bytes = writtenIn("gbk", name);
  const isRare = (lead: number, place: number) =>
    lead < 0xb0 || lead > 0xf7 || (bytes?.[place + 1] ?? 0) < 0xa1;
  return bytes?.some((lead, place) => place >= 2 && place % 2 === 0 && isRare(lead, place))
    ? bytes
    : undefined;
}

/** What is UTF-8 is hardly ever anything else. */
function readingsOf(bytes: Buffer): readonly string[] {
  return [isUtf8(bytes) ? bytes.toString() : iconv.decode(bytes, "gb18030")];
}

/** What GBK makes of the first two bytes of a common Chinese character in UTF-8, E4 80 to E9 BF. */
const FIRST_OF_UTF8: ReadonlySet<string> = new Set(
  Array.from({ length: 6 * 64 }, (_, place) =>
    iconv.decode(Buffer.from([0xe4 + (place >> 6), 0x80 + (place & 63)]), "gbk"),
  ),
);
