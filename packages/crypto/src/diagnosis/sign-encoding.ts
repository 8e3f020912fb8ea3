import { parseCanonicalBase64 } from "../base64.ts";
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";

/** The signature that a `sign` was meant to carry. */
export interface MeantSignature {
  readonly signature: Buffer;
  /** What had to be undone, outermost first; nothing for canonical base64. */
  readonly words: readonly MistakeWord[];
}

const LONGEST = 4096;

/** Each undoes one way of encoding; what was done last comes first. */
const readings: readonly [word: MistakeWord, pattern: RegExp, read: (text: string) => string][] = [
  ["sign_python_bytes", /^b(["']).*\1$/s, (text) => text.slice(2, -1)],
  ["sign_quoted", /^(["']).*\1$/s, (text) => text.slice(1, -1)],
  ["sign_url_encoded", /%(?:2b|2f|3d|0a|0d)/i, decodePercents],
  ["sign_line_wrapped", /[\r\n]|\\n/, (text) => text.replaceAll(/\\r|\\n|[\r\n]/g, "")],
  ["sign_plus_lost", /^[\w+/ -]+={0,2}$/, (text) => text.replaceAll(" ", "+")],
  ["sign_base64url", /[_-]/, (text) => pad(text.replaceAll("-", "+").replaceAll("_", "/"))],
  ["sign_unpadded", /[^=]$/, pad],
  // Of the smallest signature there are 512 hex digits; that base64 of bytes has no other letters does not happen.
  ["sign_hex", /^[0-9a-f]{512,}$/i, (text) => Buffer.from(text, "hex").toString("base64")],
  ["sign_base64_twice", /^[\w+/]+={0,2}$/, decodeOnce],
];

/** Reads `sign` whatever was done to it; `undefined` when no base64 comes of it. */
export function readSignAsMeant(sent: unknown): MeantSignature | undefined {
  if (typeof sent !== "string" || sent.length > LONGEST) return undefined;
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
  const word = readSignAsMeant(sent)?.words[0];
  return word && mistake(word);
}

function pad(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

function decodePercents(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

/** A signature of 2048 bits in base64 has 344 letters; a base64 of it in base64 is longer. */
const LONGER_THAN_ONE = 400;

/** What base64 in base64 stands for; anything else as it is. */
function decodeOnce(text: string): string {
  if (text.length < LONGER_THAN_ONE) return text;
  const inner = Buffer.from(text, "base64").toString("latin1");
  return parseCanonicalBase64(inner) ? inner : text;
}
