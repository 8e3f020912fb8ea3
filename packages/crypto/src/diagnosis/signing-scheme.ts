import { hash } from "node:crypto";
import type { MistakeWord } from "./mistake.ts";

/** One way in which a given signature may have come about. */
export interface SigningScheme {
  /** The mistakes of whoever signs so. */
  readonly words: readonly MistakeWord[];
  /** Whether the signature is that of the message. */
  readonly isOf: (message: Buffer) => boolean;
  /** Whether that takes many digests: asked of the right string and of those with one mistake, and not of the thousands with two. */
  readonly isDear?: boolean;
}

/** The digest as bytes. */
export function digest(algorithm: string, message: Uint8Array): Buffer {
  return hash(algorithm, message, "buffer");
}
