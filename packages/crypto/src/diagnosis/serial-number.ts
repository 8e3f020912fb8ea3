import { isCertSerialNo } from "../serial-number.ts";
import { type Mistake, mistake } from "./mistake.ts";
import { type Reading, readAsMeant } from "./reading.ts";

/** Each undoes one way of writing a serial number. */
const readings: readonly Reading[] = [
  ["serial_python_bytes", /^b(["']).*\1$/s, (text) => text.slice(2, -1)],
  ["serial_quoted", /^(["']).*\1$/s, (text) => text.slice(1, -1)],
  ["serial_prefix", /^\s*serial(?:\s*(?:number|no))?\s*[=:]/i, (text) => text.replace(/^[^=:]*[=:]/, "")],
  ["serial_spaces", /\s/, (text) => text.replaceAll(/\s/g, "")],
  ["serial_hex_prefix", /^0x/i, (text) => text.slice(2)],
  ["serial_colons", /^[0-9a-f]{2}(?:[:-][0-9a-f]{2})+$/i, (text) => text.replaceAll(/[:-]/g, "")],
  // That so many hex digits have no letter among them does not happen.
  ["serial_decimal", /^(?:[0-9]{30,39}|[0-9]{41,49})$/, (text) => BigInt(text).toString(16)],
  ["serial_zeros_missing", /^[0-9a-f]{1,39}$/i, (text) => text.padStart(40, "0")],
  ["serial_lower_case", /[a-f]/, (text) => text.toUpperCase()],
];

/** What is wrong with a `cert_serialno` that is not 40 upper-case hex digits, and what it should be, where that can be told. */
export function diagnoseCertSerialNo(sent: unknown): Mistake | undefined {
  if (typeof sent !== "string" || sent.length > 200) return undefined;
  const { text, word } = readAsMeant(sent, readings);
  return word && isCertSerialNo(text) ? mistake(word, text) : undefined;
}
