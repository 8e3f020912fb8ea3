import type { KeyObject } from "node:crypto";
import { type SignedFields, signRequest } from "@shiming/crypto";

/**
 * Signs for one certificate. What is signed is the second and the certificate, and PKCS#1 v1.5 has no randomness: all
 * requests of a second carry the same signature, so it is computed once.
 */
export class Signer {
  readonly certSerialNo: string;
  readonly #privateKey: KeyObject;
  #timestamp = 0;
  #signature = "";

  constructor(privateKey: KeyObject, certSerialNo: string) {
    this.#privateKey = privateKey;
    this.certSerialNo = certSerialNo;
  }

  sign(at: Date): SignedFields & { readonly signature: string } {
    const { certSerialNo } = this;
    const timestamp = Math.floor(at.getTime() / 1000);
    if (this.#signature === "" || timestamp !== this.#timestamp) {
      this.#signature = signRequest(this.#privateKey, { certSerialNo, timestamp });
      this.#timestamp = timestamp;
    }
    return { certSerialNo, timestamp, signature: this.#signature };
  }
}
