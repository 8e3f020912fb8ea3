/**
 * Charsets of mails as browsers read them (WHATWG Encoding): what says it is GB2312 or GBK is read as GB18030, which has all
 * characters of both.
 */
import { Transform, type TransformCallback } from "node:stream";

/** What mailparser asks of a decoder, by the interface of `node-iconv`. */
export class CharsetDecoder extends Transform {
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(charset: string) {
    super();
    this.#decoder = decoderOf(charset);
  }

  /** A whole text at once, as headers are. */
  convert(bytes: Uint8Array): Buffer {
    return Buffer.from(this.#decoder.decode(bytes));
  }

  override _transform(chunk: Uint8Array, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, this.#decoder.decode(chunk, { stream: true }));
  }

  override _flush(done: TransformCallback): void {
    done(null, this.#decoder.decode());
  }
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp936: "gb18030",
  gbk18030: "gb18030",
  cp950: "big5",
  cp932: "shift_jis",
  utf8: "utf-8",
};

/** A charset that nobody knows is read as UTF-8: what does not fit shows. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const name = charset
    .trim()
    .toLowerCase()
    .replace(/^(?:cs|x-(?!gbk|cp1252))/, "");
  try {
    return new TextDecoder(OTHER_NAMES[name] ?? (/^(?:gb|iso-ir-58|chinese)/.test(name) ? "gb18030" : name));
  } catch {
    return new TextDecoder();
  }
}
