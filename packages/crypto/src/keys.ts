/** Reading keys, in whatever form they come. Errors say what a file is and what to do, and quote nothing of it. */

import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { legacyCipherOf, otherAlgorithmOf } from "./credential-file/algorithms.ts";
import {
  damagedJwk,
  damagedKey,
  damagedPublicKey,
  notPrivate,
  notPublic,
  notRsa,
  oldCipher,
  severalKeys,
  wrongPassphrase,
} from "./credential-file/key-errors.ts";
import { pem } from "./credential-file/pem.ts";
import { mostTelling, type Piece, piecesOf } from "./credential-file/pieces.ts";
import { assertSupportedRsa } from "./rsa.ts";
import { signRequest, stringToSign, verifySignature } from "./signature.ts";

/**
 * Reads an RSA private key of 2048 to 4096 bits: PKCS#8 or PKCS#1, in PEM, base64 alone, DER or as a JWK, plain or
 * encrypted (PKCS#8 or the traditional `Proc-Type: 4,ENCRYPTED`). What else is in the file does not matter; line breaks
 * and labels need not be right.
 *
 * @throws CryptoError `key_malformed`, `key_ambiguous`, `passphrase_missing_or_wrong`, `key_cipher_unsupported`,
 *   `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function loadPrivateKey(given: string | Uint8Array, passphrase?: string): KeyObject {
  const pieces = privatePieces(given);
  const other = pieces.length === 1 ? otherAlgorithmOf(pieces[0] as Piece) : undefined;
  if (other !== undefined) throw notRsa(other);
  const key = loadAnyPrivateKey(given, passphrase);
  assertSupportedRsa(key);
  if (!isWhole(key)) throw damagedKey();
  return key;
}

/**
 * Reads a private key of any algorithm that Node knows, as {@link loadPrivateKey} does.
 *
 * @throws CryptoError `key_malformed`, `key_ambiguous`, `passphrase_missing_or_wrong`, `key_cipher_unsupported`
 */
export function loadAnyPrivateKey(given: string | Uint8Array, passphrase?: string): KeyObject {
  return onlyOne(privatePieces(given).map((piece) => parsePrivateKey(piece, passphrase)));
}

/**
 * Reads an RSA public key of 2048 to 4096 bits from `PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE`, as forgivingly as
 * {@link loadPrivateKey}. A private key is refused: whoever passes one here has mixed up two files.
 *
 * @throws CryptoError `key_malformed`, `key_ambiguous`, `key_not_rsa`, `key_size_unsupported`, `key_exponent_unsupported`
 */
export function loadPublicKey(given: string | Uint8Array): KeyObject {
  const key = loadAnyPublicKey(given);
  assertSupportedRsa(key);
  return key;
}

/**
 * Reads a public key of any algorithm that Node knows, as {@link loadPublicKey} does.
 *
 * @throws CryptoError `key_malformed`, `key_ambiguous`
 */
export function loadAnyPublicKey(given: string | Uint8Array): KeyObject {
  const pieces = piecesOf(given);
  const wrong = pieces.find(isPrivate);
  const found = pieces.filter(({ form }) => PUBLIC_FORMS.has(form));
  if (wrong || found.length === 0) throw notPublic(wrong ?? (pieces[0] as Piece));
  return onlyOne(found.map(parsePublicKey));
}

const PRIVATE_FORMS = new Set<Piece["form"]>([
  "pkcs8",
  "pkcs1",
  "sec1",
  "dsa_private_key",
  "encrypted_pkcs8",
  "encrypted_pem",
]);
const PUBLIC_FORMS = new Set<Piece["form"]>(["spki", "pkcs1_public_key", "certificate", "jwk"]);

function isPrivate({ form, der }: Piece): boolean {
  return PRIVATE_FORMS.has(form) || (form === "jwk" && "d" in JSON.parse(der.toString()));
}

function privatePieces(given: string | Uint8Array): readonly Piece[] {
  const pieces = piecesOf(given);
  const found = pieces.filter(isPrivate);
  if (found.length > 0) return found;
  throw notPrivate(mostTelling(pieces, /KEY/));
}

/** A key of which some characters were changed can often be read still, and then signs what nobody can verify. */
function isWhole(key: KeyObject): boolean {
  const fields = { certSerialNo: "", timestamp: 0 };
  const signature = Buffer.from(signRequest(key, fields), "base64");
  return verifySignature(createPublicKey(key), stringToSign(fields), signature);
}

function parsePrivateKey(piece: Piece, passphrase: string | undefined): KeyObject {
  try {
    return parse(piece, passphrase ?? "");
  } catch (error) {
    if (piece.form === "jwk") throw damagedJwk();
    if (!/^encrypted_/.test(piece.form)) throw damagedKey();
    const cipher = legacyCipherOf(piece);
    if (cipher !== undefined || isUnsupported(error)) throw oldCipher(cipher, piece);
    throw wrongPassphrase();
  }
}

function parse(piece: Piece, passphrase: string): KeyObject {
  const { form, der: key } = piece;
  switch (form) {
    case "encrypted_pem":
      return createPrivateKey({ key: encryptedPem(piece), format: "pem", passphrase });
    case "encrypted_pkcs8":
      return createPrivateKey({ key, format: "der", type: "pkcs8", passphrase });
    case "jwk":
      return createPrivateKey({ key: JSON.parse(key.toString()) as JsonWebKey, format: "jwk" });
    case "dsa_private_key":
      return createPrivateKey(pem("DSA PRIVATE KEY", key));
    default:
      return createPrivateKey({ key, format: "der", type: form as "pkcs8" | "pkcs1" | "sec1" });
  }
}

function parsePublicKey({ form, der: key }: Piece): KeyObject {
  try {
    if (form === "jwk")
      return createPublicKey({ key: JSON.parse(key.toString()) as JsonWebKey, format: "jwk" });
    if (form === "certificate") return createPublicKey(pem("CERTIFICATE", key));
    return createPublicKey({ key, format: "der", type: form === "spki" ? "spki" : "pkcs1" });
  } catch {
    throw damagedPublicKey();
  }
}

/** Copies of one key in several forms are one key. */
function onlyOne(keys: readonly KeyObject[]): KeyObject {
  const [key, ...others] = keys as [KeyObject, ...KeyObject[]];
  if (others.every((other) => other.equals(key))) return key;
  throw severalKeys(keys.length);
}

function encryptedPem({ der, label, pemCipher, pemVector }: Piece): string {
  const kind = /^(?:RSA|EC|DSA)/.exec(label)?.[0] ?? "RSA";
  return pem(`${kind} PRIVATE KEY`, der, `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${pemCipher},${pemVector}\n\n`);
}

/** OpenSSL 3 knows the cipher, and keeps it in its provider "legacy". */
function isUnsupported(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_OSSL_EVP_UNSUPPORTED";
}
