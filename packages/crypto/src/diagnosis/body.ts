import { isUtf8 } from "node:buffer";
import { mistakeInText } from "./body-of-text.ts";
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";

type Looks = (bytes: Buffer, encoding: string) => boolean;

const beginsWith =
  (...bytes: number[]): Looks =>
  (body) =>
    bytes.every((byte, place) => body[place] === byte);

/** What the bytes, or the header about them, show. */
const ofBytes: readonly [word: MistakeWord, looks: Looks][] = [
  ["body_gzip", beginsWith(0x1f, 0x8b)],
  ["body_deflate", (body) => body[0] === 0x78 && body.readUInt16BE(0) % 31 === 0 && !isUtf8(body)],
  ["body_zstd", beginsWith(0x28, 0xb5, 0x2f, 0xfd)],
  ["body_byte_order_mark", beginsWith(0xef, 0xbb, 0xbf)],
  ["body_utf16", (body) => beginsWith(0xff, 0xfe)(body, "") || beginsWith(0xfe, 0xff)(body, "")],
  ["body_utf32", (body) => body.length > 7 && isEveryFourth(body)],
  [
    "body_utf16",
    (body) => body.length > 3 && (body[0] === 0) !== (body[1] === 0) && (body[2] === 0) !== (body[3] === 0),
  ],
  ["body_gzip", (_, encoding) => /gzip/i.test(encoding)],
  ["body_brotli", (_, encoding) => /\bbr\b/i.test(encoding)],
  ["body_deflate", (_, encoding) => /deflate/i.test(encoding)],
  ["body_zstd", (_, encoding) => /zstd/i.test(encoding)],
  ["body_binary", isBinary],
  ["body_null_bytes", (body) => body.at(-1) === 0],
];

/** Of MessagePack, CBOR, Protocol Buffers, or what was compressed without a header: a request in GBK begins with ASCII. */
function isBinary(body: Buffer): boolean {
  const [first = 0] = body;
  return first >= 0x80 ? !isUtf8(body) : /[^\P{Cc}\s]/u.test(String.fromCharCode(first));
}

/** Of four bytes three are zero, in the first two characters: `{` and what follows. */
function isEveryFourth(body: Buffer): boolean {
  const zeros = (from: number) => body.subarray(from, from + 4).filter((byte) => byte === 0).length;
  return zeros(0) === 3 && zeros(4) === 3;
}

/**
 * What is wrong with a body that is not one JSON object in UTF-8, where that can be told.
 * @param contentEncoding the header, as it came
 */
export function diagnoseBody(bytes: Buffer, contentEncoding = ""): Mistake | undefined {
  if (bytes.length < 2) return undefined;
  const word = wordForBytes(bytes, contentEncoding);
  return word ? mistake(word) : mistakeInText(bytes.toString().trim());
}

function wordForBytes(bytes: Buffer, contentEncoding: string): MistakeWord | undefined {
  const found = ofBytes.find(([, looks]) => looks(bytes, contentEncoding))?.[0];
  return found ?? (isUtf8(bytes) ? undefined : "body_other_charset");
}
