import type { KeyObject } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";

/**
 * Throws unless the key is RSA of 2048 to 4096 bits (contract §5) with an odd public exponent of at least 3: with
 * exponent 1 encryption would leave its plaintext in the open.
 *
 * @throws CryptoError `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function assertSupportedRsa(key: KeyObject): void {
  if (key.asymmetricKeyType !== "rsa") throw new CryptoError("key_not_rsa", "An RSA key is needed.");
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < 2048 || modulusLength > 4096) {
    throw new CryptoError(
      "key_size_unsupported",
      `RSA 2048 to 4096 is needed; the key has ${modulusLength} bits.`,
    );
  }
  if (publicExponent < 3n || publicExponent % 2n === 0n) {
    throw new CryptoError("key_exponent_unsupported", "The public exponent must be odd and at least 3.");
  }
}
