import { constants, type KeyObject, publicDecrypt } from "node:crypto";
import { readPkcs1 } from "./pkcs1-scheme.ts";
import { readPss } from "./pss-scheme.ts";
import type { SigningScheme } from "./signing-scheme.ts";

/**
 * Opens a signature with one RSA operation. Neither padding hides anything: the algorithm and the digest are there to
 * be read, and which string was signed is found by comparing digests.
 *
 * @returns the schemes that it may be of, the likeliest first; `undefined` when another key made it
 */
export function openSignature(
  publicKey: KeyObject,
  signature: Uint8Array,
): readonly [SigningScheme, ...SigningScheme[]] | undefined {
  if (publicKey.asymmetricKeyType !== "rsa") return undefined;
  try {
    const encoded = publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
    return readPkcs1(encoded) ?? readPss(encoded);
  } catch {
    // Not of the key's length, or no number below its modulus.
    return undefined;
  }
}
