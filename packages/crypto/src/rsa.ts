import type { KeyObject } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";

/** Smaller exponents are legal RSA, but nobody needs them and some old attacks do. */
const LEAST_CERTIFIED_EXPONENT = 65_537n;

const NEW_KEY = {
  en: 'Make a new key with "openssl genrsa -out key.pem 2048".',
  zh: "请用以下命令重新生成密钥：“openssl genrsa -out key.pem 2048”。",
};

/** As people call it: EC (prime256v1), ED25519. */
function nameOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const { namedCurve } = asymmetricKeyDetails ?? {};
  return `${asymmetricKeyType?.toUpperCase()}${namedCurve ? ` (${namedCurve})` : ""}`;
}

/**
 * Throws unless the key is RSA of 2048 to 4096 bits (contract §5) with an odd public exponent of at least 3: with
 * exponent 1 encryption would leave its plaintext in the open.
 *
 * @throws CryptoError `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function assertSupportedRsa(key: KeyObject): void {
  if (key.asymmetricKeyType !== "rsa") {
    throw new CryptoError("key_not_rsa", {
      en: `An RSA key is needed; this one is ${nameOf(key)}. ${NEW_KEY.en}`,
      zh: `需要 RSA 密钥；该密钥为 ${nameOf(key)}。${NEW_KEY.zh}`,
    });
  }
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < 2048 || modulusLength > 4096) {
    throw new CryptoError("key_size_unsupported", {
      en: `RSA 2048 to 4096 is needed; the key has ${modulusLength} bits. ${NEW_KEY.en}`,
      zh: `需要 2048 至 4096 位的 RSA 密钥；该密钥为 ${modulusLength} 位。${NEW_KEY.zh}`,
    });
  }
  if (publicExponent < 3n || publicExponent % 2n === 0n) {
    throw new CryptoError("key_exponent_unsupported", {
      en: "The public exponent must be odd and at least 3.",
      zh: "公钥指数必须是不小于 3 的奇数。",
    });
  }
}

/**
 * Throws unless the key is one that a certificate may be issued or registered for: RSA of 2048 to 4096 bits, with a
 * public exponent of at least 65537.
 *
 * @throws CryptoError `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function assertCertifiableRsa(key: KeyObject): void {
  assertSupportedRsa(key);
  if ((key.asymmetricKeyDetails?.publicExponent ?? 0n) >= LEAST_CERTIFIED_EXPONENT) return;
  throw new CryptoError("key_exponent_unsupported", {
    en: `The key's public exponent must be at least 65537. ${NEW_KEY.en}`,
    zh: `公钥指数必须不小于 65537。${NEW_KEY.zh}`,
  });
}
