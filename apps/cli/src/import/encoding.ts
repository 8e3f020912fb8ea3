import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { decodeName } from "@shiming/crypto";

export const ENCODINGS = ["utf-8", "gb18030"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The text of a line; `undefined` where a byte is none of the encoding. Neither has a line's end inside a character. */
export function decodeLine(bytes: Buffer, encoding: Encoding): string | undefined {
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (encoding === "utf-8") return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  try {
    return decodeName(bytes);
  } catch {
    return undefined;
  }
}

const HAN = /\p{Script=Han}/u;
/** A name of two characters in GB18030 is UTF-8 by chance once in some thirty: of the lines, so many times more are not. */
const CLEARLY = 9;

/** Tells a file's encoding by its lines, where it can be told: a wrong guess would make another name of every name. */
export class EncodingDetector {
  // Its tables differ from the standard's in some cells, but not in what is well formed.
  readonly #gb18030 = new TextDecoder("gb18030", { fatal: true });
  #utf8Lines = 0;
  #hasHan = false;
  #otherLines = 0;
  #isGb18030 = true;

  add(line: Buffer): void {
    if (isAscii(line)) return;
    if (isUtf8(line)) {
      this.#utf8Lines += 1;
      this.#hasHan ||= HAN.test(line.toString());
    } else {
      this.#otherLines += 1;
      this.#isGb18030 &&= this.#isWellFormed(line);
    }
  }

  /**
   * UTF-8 where all lines are, with a Chinese character among them or nothing but ASCII; GB18030 where almost none is
   * UTF-8 and all of these are well formed.
   */
  finish(): Encoding | undefined {
    if (this.#otherLines === 0) return this.#hasHan || this.#utf8Lines === 0 ? "utf-8" : undefined;
    const isClear = this.#otherLines >= CLEARLY * this.#utf8Lines;
    return this.#isGb18030 && isClear ? "gb18030" : undefined;
  }

  #isWellFormed(line: Buffer): boolean {
    try {
      this.#gb18030.decode(line);
      return true;
    } catch {
      return false;
    }
  }
}
