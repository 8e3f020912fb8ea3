import { hash } from "node:crypto";
import type { MistakeWord } from "./mistake.ts";

/** One way in which a given signature may have come about. */
export interface SigningScheme {
  /** The mistakes of whoever signs so. */
  readonly words: readonly MistakeWord[];
  /** Whether the signature is that of the message. */
  readonly isOf: (message: Buffer) => boolean;
}

/** The digest as bytes. */
export function digest(algorithm: string, message: Uint8Array): Buffer {
  return hash(algorithm, message, "buffer");
}
