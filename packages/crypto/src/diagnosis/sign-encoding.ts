import { parseCanonicalBase64 } from "../base64.ts";
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";
import { readPrintedBytes } from "./printed-bytes.ts";
import { wordForOther } from "./sign-otherwise.ts";

/** The signature that a `sign` was meant to carry. */
export interface MeantSignature {
  readonly signature: Buffer;
  /** What had to be undone, outermost first; nothing for canonical base64. */
  readonly words: readonly MistakeWord[];
}

const LONGEST = 4096;
/** A name and = or : before a text that is long enough for a signature; the words of another interface; a data URL; what openssl prints. */
const NAMED = /^(?:[\w() -]{1,40}[=:]\s*|WECHATPAY2-[A-Z0-9-]{1,30}\s+|data:[\w/;-]{0,60},)(?=[\w+/]{100})/;

/** What stands around a signature in PEM. */
const ARMOUR = /-----(?:BEGIN|END) [A-Z0-9 ]{0,40}SIGNATURE-----/g;
/** With whatever between the bytes: as openssl, .NET and a program's constants have them. */
const HEX = /^\s*(?:(?:0x)?[0-9a-f]{2}[\s:,-]{0,9}){256,}$/i;

/** Each undoes one way of encoding; what was done last comes first. */
const readings: readonly [word: MistakeWord, pattern: RegExp, read: (text: string) => string][] = [
  ["sign_python_bytes", /^b(["']).*\1$/s, (text) => text.slice(2, -1)],
  ["sign_quoted", /^(["']).*\1$/s, (text) => text.slice(1, -1)],
  ["sign_bytes", /^\[|^\{/, (text) => readPrintedBytes(text) ?? text],
  ["sign_url_encoded", /%(?:25)*(?:2b|2f|3d|0a|0d)/i, decodePercents],
  ["sign_escaped", /\\\/|\\u00[23]|&(?:#|equals|plus|sol)/i, takeEscapesOff],
  ["sign_full_width", /[\uff0b\uff0f\uff1d\uff21-\uff5a]/, (text) => text.normalize("NFKC")],
  ["sign_named", NAMED, (text) => text.replace(NAMED, "")],
  ["sign_pem", /-----BEGIN/, (text) => text.replaceAll(ARMOUR, "").replaceAll(/\s/g, "")],
  // Of the smallest signature there are 512 hex digits; that base64 of bytes has no other letters does not happen.
  ["sign_hex", HEX, decodeHex],
  ["sign_line_wrapped", /[\r\n]|\\n/, (text) => text.replaceAll(/\\r|\\n|[\r\n]/g, "")],
  ["sign_line_wrapped", /^(?:[\w+/]{64} |[\w+/]{76} )/, (text) => text.replaceAll(" ", "")],
  ["sign_spaces", /^[\s\u200b\ufeff\0]|[\s\u200b\ufeff\0]$/, trim],
  ["sign_plus_lost", /^[\w+/ -]+={0,2}$/, (text) => text.replaceAll(" ", "+")],
  ["sign_base64url", /[_-]/, (text) => pad(text.replaceAll("-", "+").replaceAll("_", "/"))],
  ["sign_unpadded", /[^=]$/, pad],
  ["sign_base64_twice", /^[\w+/]+={0,2}$/, decodeOnce],
];

/** Reads `sign` whatever was done to it; `undefined` when no base64 comes of it. */
export function readSignAsMeant(value: unknown): MeantSignature | undefined {
  const sent = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  if (typeof sent !== "string" || sent.length > LONGEST || DIGEST_IN_HEX.test(sent)) return undefined;
  const words: MistakeWord[] = [];
  let text = sent;
  for (const [word, pattern, read] of readings) {
    const undone = pattern.test(text) ? read(text) : text;
    if (undone !== text) words.push(word);
    text = undone;
  }
  const signature = parseCanonicalBase64(text);
  return signature && { signature, words };
}

/** What is wrong with the encoding of a `sign`, where that can be told. */
export function diagnoseSignEncoding(sent: unknown): Mistake | undefined {
  if (sent === "") return mistake("sign_empty");
  if (typeof sent === "string" && isPlaceholder(sent)) return mistake("sign_placeholder");
  if (typeof sent === "string" && DIGEST_IN_HEX.test(sent)) return mistake("sign_digest");
  const other = typeof sent === "string" ? wordForOther(sent) : undefined;
  if (other) return mistake(other);
  const word = readSignAsMeant(sent)?.words[0] ?? (isNoText(sent) ? "sign_not_text" : undefined);
  return word && mistake(word);
}

/** Absent and null are told of as missing. */
function isNoText(sent: unknown): boolean {
  return typeof sent !== "string" && sent !== undefined && sent !== null;
}

/** A space at an end may be a + that was lost: then it counts towards the length. */
function trim(text: string): string {
  const visible = text.replaceAll(/[\u200b\ufeff\0]/g, "");
  return visible.length % 4 === 0 ? visible : visible.trim();
}

function decodeHex(text: string): string {
  return Buffer.from(text.replaceAll(/0x|[^0-9a-f]/gi, ""), "hex").toString("base64");
}

function pad(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

/** Once more where that was done more than once. */
function decodePercents(text: string): string {
  const outer = text.replaceAll(/%(?:25)+/g, "%");
  return outer.replaceAll(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { equals: "=", plus: "+", sol: "/" };

function takeEscapesOff(text: string): string {
  return text
    .replaceAll("\\/", "/")
    .replaceAll(/\\u00([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/&#x([0-9a-f]{2});/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/&#([0-9]{2,3});/g, (_, decimal: string) => String.fromCharCode(Number(decimal)))
    .replaceAll(/&(equals|plus|sol);/g, (_, name: string) => ENTITIES[name] ?? "");
}

/** MD5, SHA-1 or SHA-256 in hex: the first and the last would be canonical base64 of something else. */
const DIGEST_IN_HEX = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** A signature of 2048 bits in base64 has 344 letters; a base64 of it in base64 is longer. */
const LONGER_THAN_ONE = 400;

/** What base64 in base64 stands for; anything else as it is. */
function decodeOnce(text: string): string {
  if (text.length < LONGER_THAN_ONE) return text;
  const inner = Buffer.from(text, "base64").toString("latin1");
  return parseCanonicalBase64(inner) ? inner : text;
}
