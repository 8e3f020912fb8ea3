import { X509Certificate } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";
import { assertSupportedRsa } from "./rsa.ts";

/**
 * Reads an X.509 certificate with an RSA key of 2048 to 4096 bits. Of several in one PEM, the first counts.
 * Dates, chain and revocation are not looked at.
 *
 * @throws CryptoError `certificate_malformed`, `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function loadCertificate(pem: string | Uint8Array): X509Certificate {
  const certificate = read(pem);
  assertSupportedRsa(certificate.publicKey);
  return certificate;
}

function read(pem: string | Uint8Array): X509Certificate {
  try {
    const certificate = new X509Certificate(pem);
    // Node decodes the key only when asked, and throws then.
    void certificate.publicKey;
    return certificate;
  } catch {
    throw new CryptoError("certificate_malformed", "The certificate cannot be read; X.509 in PEM is needed.");
  }
}
