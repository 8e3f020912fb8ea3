/** Reading RSA keys from PEM. Errors say what to do and quote nothing of the input. */

import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";
import { assertSupportedRsa } from "./rsa.ts";

/**
 * Reads an RSA private key of 2048 to 4096 bits: PKCS#8 or PKCS#1, plain or encrypted (PKCS#8 or the traditional
 * `Proc-Type: 4,ENCRYPTED`).
 *
 * @throws CryptoError `key_malformed`, `passphrase_missing_or_wrong`, `key_not_rsa`, `key_size_unsupported`,
 *   `key_exponent_unsupported`
 */
export function loadPrivateKey(pem: string | Uint8Array, passphrase?: string): KeyObject {
  const text = textOf(pem);
  if (!text.includes("PRIVATE KEY-----")) {
    throw new CryptoError("key_malformed", `A private key in PEM is needed; ${whatInstead(text)}.`);
  }
  const key = readPrivateKey(text, passphrase);
  assertSupportedRsa(key);
  return key;
}

/**
 * Reads an RSA public key of 2048 to 4096 bits from `PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE`. A private key
 * is refused: whoever passes one here has mixed up two files.
 *
 * @throws CryptoError `key_malformed`, `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function loadPublicKey(pem: string | Uint8Array): KeyObject {
  const text = textOf(pem);
  if (text.includes("PRIVATE KEY-----")) {
    throw new CryptoError("key_malformed", "A public key is needed; this is a private key.");
  }
  const key = readPublicKey(text);
  assertSupportedRsa(key);
  return key;
}

function readPrivateKey(text: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: text, format: "pem", ...(passphrase !== undefined && { passphrase }) });
  } catch {
    // A wrong passphrase shows as one of many errors, sometimes as a malformed key: the label is the safer witness.
    if (/ENCRYPTED/.test(text)) {
      throw new CryptoError(
        "passphrase_missing_or_wrong",
        "The private key is encrypted, and the passphrase is missing or wrong.",
      );
    }
    throw new CryptoError(
      "key_malformed",
      "The private key cannot be read; PKCS#8 or PKCS#1 in PEM is needed.",
    );
  }
}

function readPublicKey(text: string): KeyObject {
  try {
    return createPublicKey({ key: text, format: "pem" });
  } catch {
    throw new CryptoError("key_malformed", "The public key cannot be read; a PEM public key is needed.");
  }
}

/** Mostly another file of the same folder, or the key itself in another form. */
function whatInstead(text: string): string {
  const [, label] =
    /-----BEGIN (?:NEW )?(CERTIFICATE REQUEST|CERTIFICATE|(?:RSA )?PUBLIC KEY)-----/.exec(text) ?? [];
  if (label) return `this is a ${label.replace("RSA ", "").toLowerCase()}`;
  if (!text.includes("\0")) return "this holds none";
  return `this is binary, as DER and PKCS#12 are, of which "openssl pkey -in FILE -out key.pem" makes PEM`;
}

/** Without the byte order mark that an editor may have put before it. */
function textOf(pem: string | Uint8Array): string {
  const text = typeof pem === "string" ? pem : Buffer.from(pem).toString();
  return text.replace(/^\ufeff/, "");
}
