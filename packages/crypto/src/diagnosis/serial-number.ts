/** A serial number as it was written: in whatever form, or something else of a certificate in its place. */
import type { X509Certificate } from "node:crypto";
import { loadCertificate } from "../certificate.ts";
import { CryptoError } from "../crypto-error.ts";
import { certSerialNoOf, isCertSerialNo } from "../serial-number.ts";
import { diagnoseNamed } from "./certificate-named.ts";
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";
import { type Reading, readAsMeant } from "./reading.ts";

/** Neither letters nor digits, nor what may stand between them or belongs to base64. */
const MARKED = /^\s{0,9}[^\s\p{L}\p{N}\p{Cf}:=+/-]|[^\s\p{L}\p{N}\p{Cf}:=+/-]\s{0,9}$/u;
const OUTER_MARKS = /^[^\p{L}\p{N}\p{Cf}:=+/-]{1,20}|[^\p{L}\p{N}\p{Cf}:=+/-]{1,20}$/gu;

/** Each undoes something around the digits. */
const wrappings: readonly Reading[] = [
  ["serial_full_width", /[\uff01-\uff5e]/, (text) => text.normalize("NFKC")],
  ["serial_python_bytes", /^b(["']).*\1$/s, (text) => text.slice(2, -1)],
  [
    "serial_prefix",
    /^[^=:]{0,40}(?:serial|序列号)[^=:]{0,20}[=:]/i,
    (text) => text.replace(/^[^=:]*[=:]/, ""),
  ],
  // A short number is printed twice by openssl: 4660 (0x1234).
  ["serial_prefix", /\(0x[0-9a-f]{1,40}\)\s*$/i, (text) => text.replace(/^[^(]*\(|\)\s*$/g, "")],
  ["serial_quoted", MARKED, (text) => text.replaceAll(OUTER_MARKS, "")],
  ["serial_spaces", /[\s\p{Cf}]/u, (text) => text.replaceAll(/[\s\p{Cf}]/gu, "")],
  ["serial_hex_prefix", /^0x/i, (text) => text.slice(2)],
  [
    "serial_colons",
    /^[0-9a-foil]{2,4}(?:[:-][0-9a-foil]{2,4})+[:-]?$/i,
    (text) => text.replaceAll(/[:-]/g, ""),
  ],
  [
    "serial_letters",
    /^(?=.*[oil])[0-9a-foil]{40}$/i,
    (text) => text.replaceAll(/o/gi, "0").replaceAll(/[il]/gi, "1"),
  ],
];

/** Each undoes one way of writing the digits themselves. */
const writings: readonly Reading[] = [
  ["serial_zeros_added", /^0+[0-9a-f]{40}$/i, (text) => text.slice(-40)],
  // That so many hex digits have no letter among them does not happen.
  ["serial_decimal", /^(?:[0-9]{30,39}|[0-9]{41,49})$/, (text) => BigInt(text).toString(16)],
  ["serial_zeros_missing", /^[0-9a-f]{1,39}$/i, (text) => text.padStart(40, "0")],
  ["serial_base64", /^[A-Za-z0-9+/]{27}=$/, (text) => Buffer.from(text, "base64").toString("hex")],
  ["serial_lower_case", /[a-f]/, (text) => text.toUpperCase()],
];

/** What is known not to be one, and of which certificate it is, is not. */
const others: readonly (readonly [word: MistakeWord, pattern: RegExp])[] = [
  ["serial_fingerprint", /(?:finger|thumb)print|指纹/i],
  ["serial_fingerprint", /^(?:[0-9a-f]{2}[: -]?){32}$/i],
  ["serial_modulus", /^(?:modulus=)?[0-9a-f]{256,}$/i],
  ["serial_other_field", /^(?:wx[0-9a-f]{16}|1[0-9]{9})$/],
];

const LONGEST = 8192;
const LONGEST_WRITTEN = 200;

/**
 * What is wrong with a `cert_serialno`, and what it should be, where that can be told.
 * @param certificates the merchant's, for whoever may know them: then also of what is 40 upper-case hex digits
 * @param issuers those that issued them
 */
export function diagnoseCertSerialNo(
  sent: unknown,
  certificates: readonly X509Certificate[] = [],
  issuers: readonly X509Certificate[] = [],
): Mistake | undefined {
  if (typeof sent !== "string") return sent === undefined ? undefined : mistake("serial_no_text");
  if (sent.length > LONGEST) return undefined;
  const told = isCertSerialNo(sent) ? undefined : byForm(sent);
  if (told?.instead !== undefined && certificates.some((each) => certSerialNoOf(each) === told.instead)) {
    return told;
  }
  const digits = readAsMeant(sent.replace(/^[^=]{0,60}=/, ""), wrappings).text.toUpperCase();
  return diagnoseNamed(digits, certificates, issuers) ?? told;
}

function byForm(sent: string): Mistake | undefined {
  if (isPlaceholder(sent)) return mistake("serial_placeholder");
  const whole = serialNoOfFile(sent);
  if (whole !== undefined) return mistake("serial_certificate", whole);
  const other = others.find(([, pattern]) => pattern.test(sent.trim()));
  if (other) return mistake(other[0]);
  if (sent.length > LONGEST_WRITTEN) return undefined;
  const { text, word } = readAsMeant(sent, [...wrappings, ...writings]);
  return word && isCertSerialNo(text) ? mistake(word, text) : undefined;
}

/**
 * The serial numbers that a text may mean, whichever way it writes one, the likeliest first: digits alone may be
 * hexadecimal or decimal.
 */
export function certSerialNosMeant(text: string): readonly string[] {
  const whole = text.length > LONGEST ? undefined : serialNoOfFile(text);
  if (whole !== undefined) return [whole];
  if (text.length > LONGEST_WRITTEN) return [];
  const plain = readAsMeant(text, wrappings).text;
  if (!/^[0-9a-f]+$/i.test(plain)) return [];
  const hex = plain.toUpperCase().replace(/^0+/, "").padStart(40, "0");
  const decimal = /^[0-9]+$/.test(plain) ? [BigInt(plain).toString(16).toUpperCase().padStart(40, "0")] : [];
  return [...new Set([hex, ...decimal])].filter(isCertSerialNo);
}

/** Of a text that is a certificate itself. */
function serialNoOfFile(text: string): string | undefined {
  if (!/BEGIN (?:X509 |TRUSTED )?CERTIFICATE-|^\s{0,9}MII/.test(text)) return undefined;
  try {
    return certSerialNoOf(loadCertificate(text));
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return undefined;
  }
}
