/** DER as bytes: whole, or what an editor, a terminal or a transfer as text did to it. */
import { derElements, derLength } from "./der.ts";
import { formOf } from "./form.ts";
import { isCutShort, isWholeDer } from "./pem.ts";

/** White space, zeros and the end that DOS put to a file: nothing that anybody meant. */
const PADDING = /^[\s\p{Cc}]*$/u;

/**
 * Each byte of the file is the character of its number; DER that was read as such a text can still be had, as UTF-8 with
 * U+FFFD it is lost.
 *
 * @returns the DER, or what was done to it; `undefined` for what is none
 */
export function binaryIn(
  latin1: string,
): Buffer | "text_mode" | "trailing_bytes" | "cut_short_binary" | "text_of_binary" | undefined {
  const text = latin1.replace(/^\xef\xbb\xbf/, "");
  if (!text.startsWith("0") || bytesOf(text).toString("latin1") !== text) return undefined;
  const whole = [bytesOf(text), withoutPadding(text), readAsUtf8(text)].find(isWholeDer);
  if (whole) return whole;
  if (isWholeDer(bytesOf(text.replaceAll("\r\n", "\n")))) return "text_mode";
  if (isFollowed(bytesOf(text))) return "trailing_bytes";
  if (/^0.{0,9}\xef\xbf\xbd/s.test(text)) return "text_of_binary";
  // A length of several bytes is no text.
  return /^0[\x81-\x84]/.test(text) && isCutShort(bytesOf(text)) ? "cut_short_binary" : undefined;
}

const bytesOf = (text: string) => Buffer.from(text, "latin1");

function withoutPadding(text: string): Buffer {
  const length = derLength(bytesOf(text.slice(0, 16)))?.whole ?? 0;
  return bytesOf(PADDING.test(text.slice(length)) ? text.slice(0, length) : "");
}

/** Bytes that were taken for characters, and saved as UTF-8. */
function readAsUtf8(text: string): Buffer {
  return Buffer.from(bytesOf(text).toString("utf8"), "latin1");
}

/** Whether a key or a certificate begins it, and is all there. */
function isFollowed(bytes: Buffer): boolean {
  const length = derLength(bytes)?.whole;
  if (length === undefined || length >= bytes.length) return false;
  const [first] = derElements(bytes.subarray(0, length)) ?? [];
  return first !== undefined && formOf(first) !== "other";
}
