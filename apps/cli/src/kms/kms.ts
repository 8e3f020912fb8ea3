/** A service that keeps a key for itself, and wraps with it the key-encryption keys that lie in the folder. */
import type { Text } from "@shiming/crypto";
import { Sentence } from "../sentence.ts";

export interface Kms {
  /** Where it is, for people to read. */
  readonly place: Text;
  /** How long what it has unwrapped is held, at most. */
  readonly holdMs: number;

  /** @returns a line of text @throws KmsUnavailable */
  wrap(name: string, secret: Uint8Array): Promise<string>;

  /** @returns what {@link Kms.wrap} was given for the same name, in base64 @throws KmsUnavailable */
  unwrap(name: string, wrapped: string): Promise<string>;
}

/** It did not answer, or it refuses: what it said is not repeated. */
export class KmsUnavailable extends Error {
  override readonly name = "KmsUnavailable";
  readonly text: Text;
  /** It has answered, and will not do it: by its rules, or because the key is disabled or gone. */
  readonly isRefusal: boolean;

  constructor(text: Text, { isRefusal }: { readonly isRefusal: boolean }) {
    super(text.en);
    this.text = text;
    this.isRefusal = isRefusal;
  }

  get sentence(): Sentence {
    return new Sentence(this.text);
  }
}
