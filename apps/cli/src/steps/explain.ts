/** The string to sign, taken apart for somebody whose signature is refused. Contract §5. */
import { createHash } from "node:crypto";
import { type SignedFields, stringToSign } from "@shiming/crypto";
import { requestFields } from "@shiming/wire";

/** What is signed, and how: each a name and a fact. */
export function explainStringToSign(fields: SignedFields): Readonly<Record<string, string | number>> {
  const text = stringToSign(fields);
  return {
    string_to_sign: text,
    length: text.length,
    sha256: createHash("sha256").update(text).digest("hex"),
  };
}

export interface ExplainedByte {
  /** From 0. */
  readonly place: number;
  /** Two digits. */
  readonly hex: string;
  readonly character: string;
  readonly meaning: string;
}

/** Every byte of the string to sign, and what it is there for. */
export function explainBytes(fields: SignedFields): ExplainedByte[] {
  const { certSerialNo: serialName, timestamp: timeName } = requestFields;
  const parts: [text: string, meaning: string][] = [
    [serialName, "name of the first field"],
    ["=", "equals sign, nothing around it"],
    [fields.certSerialNo, "serial number, upper-case hex, leading zeros kept"],
    ["&", "ampersand, one byte: no &amp;, no ×, no second one"],
    [timeName, "name of the second field"],
    ["=", "equals sign, nothing around it"],
    [String(fields.timestamp), "Unix seconds, decimal; nothing behind the last digit, no line feed"],
  ];
  return parts
    .flatMap(([text, meaning]) => [...text].map((character) => ({ character, meaning })))
    .map(({ character, meaning }, place) => ({
      place,
      hex: Buffer.from(character).toString("hex"),
      character,
      meaning,
    }));
}

/** A table of them, a byte a line; what a run of bytes is stands at its first. */
export function tableOf(bytes: readonly ExplainedByte[]): string {
  return bytes
    .map(({ place, hex, character, meaning }) => {
      const said = bytes[place - 1]?.meaning === meaning ? "" : `  ${meaning}`;
      return `${String(place).padStart(4)}  ${hex}  ${character}${said}`;
    })
    .join("\n");
}
