import { type KeyObject, timingSafeEqual } from "node:crypto";
import { type SignedFields, stringToSign, verifySignatureAside } from "@shiming/crypto";
import { BoundedMap } from "../bounded-map.ts";

const MOST_REMEMBERED = 10_000;

interface Verified {
  readonly publicKey: KeyObject;
  readonly signature: Uint8Array;
}

/**
 * Verifies the signatures of requests, each once. What is signed names a certificate and a second and nothing else, and
 * a PKCS#1 v1.5 signature has no randomness: all requests of one certificate in one second carry the same one.
 * Only what verified is remembered, and only for that key, message and signature.
 */
export class SignatureCheck {
  readonly #verified = new BoundedMap<string, Verified>(MOST_REMEMBERED);

  async accepts(publicKey: KeyObject, signed: SignedFields, signature: Uint8Array): Promise<boolean> {
    const message = stringToSign(signed);
    const known = this.#verified.get(message);
    if (known?.publicKey === publicKey && isSame(known.signature, signature)) return true;
    // A copy, because what came in with a request is a view of a buffer that is many times as large.
    const own = Uint8Array.from(signature);
    if (!(await verifySignatureAside(publicKey, message, own))) return false;
    this.#verified.set(message, { publicKey, signature: own });
    return true;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
