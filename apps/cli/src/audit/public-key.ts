import type { KeyObject } from "node:crypto";
import { CryptoError, loadAnyPublicKey } from "@shiming/crypto";
import { readBytes } from "../commands/options.ts";
import { usage } from "../sentence.ts";

/** The key in a file that somebody names. @throws Sentence */
export function readPublicKey(file: string): KeyObject {
  try {
    return loadAnyPublicKey(readBytes(file));
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return usage({ en: `${file}: ${error.text.en}`, zh: `${file}：${error.text.zh}` });
  }
}
