/** The string to sign, taken apart for somebody whose signature is refused. Contract §5. */
import { createHash } from "node:crypto";
import { type SignedFields, stringToSign, type Text } from "@shiming/crypto";
import { requestFields } from "@shiming/wire";
import type { Language } from "../language.ts";

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

const MEANINGS = {
  first: { en: "name of the first field", zh: "第一个字段的名称" },
  equals: { en: "equals sign, nothing around it", zh: "等号，前后没有空白" },
  serial: {
    en: "serial number, upper-case hex, leading zeros kept",
    zh: "证书序列号，大写十六进制，保留开头的 0",
  },
  ampersand: {
    en: "ampersand, one byte: no &amp;, no ×, no second one",
    zh: "& 号，一个字节：不是 &amp;，不是 ×，也没有第二个",
  },
  second: { en: "name of the second field", zh: "第二个字段的名称" },
  seconds: {
    en: "Unix seconds, decimal; nothing behind the last digit, no line feed",
    zh: "Unix 秒数，十进制；末位数字之后什么也没有，没有换行",
  },
} satisfies Record<string, Text>;

/** Every byte of the string to sign, and what it is there for. */
export function explainBytes(fields: SignedFields, language: Language): ExplainedByte[] {
  const { certSerialNo: serialName, timestamp: timeName } = requestFields;
  const parts: [text: string, meaning: Text][] = [
    [serialName, MEANINGS.first],
    ["=", MEANINGS.equals],
    [fields.certSerialNo, MEANINGS.serial],
    ["&", MEANINGS.ampersand],
    [timeName, MEANINGS.second],
    ["=", MEANINGS.equals],
    [String(fields.timestamp), MEANINGS.seconds],
  ];
  return parts
    .flatMap(([text, meaning]) => [...text].map((character) => ({ character, meaning })))
    .map(({ character, meaning }, place) => ({
      place,
      hex: Buffer.from(character).toString("hex"),
      character,
      meaning: meaning[language],
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
