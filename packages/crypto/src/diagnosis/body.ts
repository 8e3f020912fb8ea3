import { isUtf8 } from "node:buffer";
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
  ["body_null_bytes", (body) => body.at(-1) === 0],
];

/** Of four bytes three are zero, in the first two characters: `{` and what follows. */
function isEveryFourth(body: Buffer): boolean {
  const zeros = (from: number) => body.subarray(from, from + 4).filter((byte) => byte === 0).length;
  return zeros(0) === 3 && zeros(4) === 3;
}

/** What the text shows. */
const ofText: readonly [word: MistakeWord, pattern: RegExp][] = [
  ["body_python_bytes", /^b["']/],
  ["body_python_dict", /^\{\s*'|^\{.*:\s*(?:None|True|False)\s*[,}]/s],
  ["body_quoted", /^'\s*\{/],
  [
    "body_printed_object",
    /^\[object \w+\]$|^map\[|^(?:Array|Object|Map)\b|^\{\w+=|^[\w.]+(?:`\d+)?\[[\w.[\], ]*\]$|^(?:[a-z]\w*\.)+[A-Z]\w*@[0-9a-f]+$/,
  ],
  ["body_array", /^\[/],
  ["body_xml", /^</],
  ["body_pem", /^-----BEGIN /],
  ["body_multipart", /^--\S/],
  ["body_escaped", /^\{\s*\\"/],
  ["body_quotes_lost", /^\{\s*\w+\s*:/],
  ["body_url_encoded", /^%7b/i],
  ["body_placeholder", /^(?:\$|@)\S*$|^(?:JSON|undefined|null|None|nil)$/],
  ["body_base64", /^(?:ey|ew)[\w+/-]{20,}={0,2}$/],
  ["body_hex", /^7b(?:[0-9a-f]{2}){10,}$/i],
  ["body_form", /^[\w.%[\]-]+=/],
  ["body_entities", /&(?:quot|#34|#x22|amp);/],
  ["body_curly_quotes", /^\{\s*[“”‘’＂]/],
  ["body_comment", /^(?:\/\/|\/\*|#)|\n[ \t]*(?:\/\/|\/\*)/],
  ["body_trailing_comma", /,\s*\}\s*$/],
  ["body_not_a_number", /:\s*-?(?:NaN|Infinity|undefined)\s*[,}]/],
  ["body_prefixed", /^(?:\)\]\}'|while\s*\(1\)|[\w.$]+\(\s*\{)/],
  ["body_two_objects", /^\{[^{}]*\}[\s,]*\{/],
  ["body_cut", /^\{[^}]*$/],
];

/**
 * What is wrong with a body that is not one JSON object in UTF-8, where that can be told.
 * @param contentEncoding the header, as it came
 */
export function diagnoseBody(bytes: Buffer, contentEncoding = ""): Mistake | undefined {
  const word = bytes.length < 2 ? undefined : wordFor(bytes, contentEncoding);
  return word && mistake(word);
}

function wordFor(bytes: Buffer, contentEncoding: string): MistakeWord | undefined {
  return (
    ofBytes.find(([, looks]) => looks(bytes, contentEncoding))?.[0] ??
    (isUtf8(bytes) ? wordForText(bytes.toString().trim()) : "body_other_charset")
  );
}

function wordForText(text: string): MistakeWord | undefined {
  if (text === "") return "body_blank";
  if (text.startsWith('"')) return isJson(text) ? "body_json_twice" : undefined;
  return ofText.find(([, pattern]) => pattern.test(text))?.[0];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
