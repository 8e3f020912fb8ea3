/** Algorithms by their object identifiers, with the names under which they are known. */
import { derChildren, derElements, objectIdentifierOf } from "./der.ts";
import type { Piece } from "./pieces.ts";

const RSA = "1.2.840.113549.1.1.1";
const EC = "1.2.840.10045.2.1";
const PBES2 = "1.2.840.113549.1.5.13";

const KEY_NAMES: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.10": "RSA-PSS",
  "1.2.840.10040.4.1": "DSA",
  "1.2.840.113549.1.3.1": "DH",
  "1.3.101.110": "X25519",
  "1.3.101.111": "X448",
  "1.3.101.112": "Ed25519",
  "1.3.101.113": "Ed448",
  "1.2.156.10197.1.301": "SM2",
  "1.2.840.10045.3.1.7": "EC (P-256)",
  "1.3.132.0.34": "EC (P-384)",
  "1.3.132.0.35": "EC (P-521)",
  "1.3.132.0.10": "EC (secp256k1)",
};

/** Ciphers that OpenSSL 3 reads with its provider "legacy" alone. */
const LEGACY_CIPHERS: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.5.1": "MD2-DES",
  "1.2.840.113549.1.5.3": "MD5-DES",
  "1.2.840.113549.1.5.4": "MD2-RC2",
  "1.2.840.113549.1.5.6": "MD5-RC2",
  "1.2.840.113549.1.5.10": "SHA1-DES",
  "1.2.840.113549.1.5.11": "SHA1-RC2",
  "1.2.840.113549.1.12.1.1": "RC4-128",
  "1.2.840.113549.1.12.1.2": "RC4-40",
  "1.2.840.113549.1.12.1.5": "RC2-128",
  "1.2.840.113549.1.12.1.6": "RC2-40",
  "1.3.14.3.2.7": "DES",
  "1.2.840.113549.3.2": "RC2",
  "1.2.840.113549.3.4": "RC4",
  "1.2.840.113533.7.66.10": "CAST5",
  "1.3.6.1.4.1.3029.1.2": "Blowfish",
  "1.3.6.1.4.1.188.7.1.1.2": "IDEA",
  "1.2.410.200004.1.4": "SEED",
};

const LEGACY_PEM_CIPHER = /^(?:DES-(?!EDE3)|RC2-|RC4|IDEA-|BF-|CAST5?-|SEED-)/i;

/** The name of the algorithm of a key, `undefined` for RSA. */
export function otherAlgorithmOf({ form, der }: Pick<Piece, "form" | "der">): string | undefined {
  if (form === "sec1") return "EC";
  if (form === "dsa_private_key") return "DSA";
  if (form !== "pkcs8" && form !== "spki") return undefined;
  const parts = derChildren(derElements(der)?.[0]);
  const [algorithm, parameters] = derChildren(parts[form === "pkcs8" ? 1 : 0]);
  const id = objectIdentifierOf(algorithm);
  if (id === RSA) return undefined;
  const curve = id === EC ? KEY_NAMES[objectIdentifierOf(parameters)] : undefined;
  return curve ?? KEY_NAMES[id] ?? (id === EC ? "EC" : id);
}

/** The name of the cipher of an encrypted key, if it is one that OpenSSL 3 does not read by itself. */
export function legacyCipherOf({ form, der, pemCipher }: Piece): string | undefined {
  if (form === "encrypted_pem") {
    return pemCipher !== undefined && LEGACY_PEM_CIPHER.test(pemCipher) ? pemCipher : undefined;
  }
  const scheme = derChildren(derChildren(derElements(der)?.[0])[0]);
  const id = objectIdentifierOf(scheme[0]);
  if (id !== PBES2) return LEGACY_CIPHERS[id];
  const [, cipher] = derChildren(scheme[1]);
  return LEGACY_CIPHERS[objectIdentifierOf(derChildren(cipher)[0])];
}

const RC2_40 = Buffer.from("060a2a864886f70d010c0106", "hex");
const RC2_128 = Buffer.from("060a2a864886f70d010c0105", "hex");
const RC4_128 = Buffer.from("060a2a864886f70d010c0101", "hex");
const RC4_40 = Buffer.from("060a2a864886f70d010c0102", "hex");

/** Whether any part of a PKCS#12 is encrypted with such a cipher. */
export function needsLegacyProvider(pkcs12: Buffer): boolean {
  return [RC2_40, RC2_128, RC4_128, RC4_40].some((identifier) => pkcs12.includes(identifier));
}
