/** Reading certificates, in whatever form they come. Dates, trust and revocation are not looked at here. */
import { type KeyObject, X509Certificate } from "node:crypto";
import { otherAlgorithmOf } from "./credential-file/algorithms.ts";
import { derChildren, derElements } from "./credential-file/der.ts";
import { formOf } from "./credential-file/form.ts";
import { whatInstead } from "./credential-file/instead.ts";
import { mostTelling, type Piece, piecesOf } from "./credential-file/pieces.ts";
import { CryptoError } from "./crypto-error.ts";
import { assertSupportedRsa } from "./rsa.ts";

/**
 * Reads an X.509 certificate with an RSA key of 2048 to 4096 bits: PEM, base64 alone or DER. Of several in one file it is
 * the one that has the key; where no key is given, or none of them has it, the one that is nobody's authority.
 *
 * @param privateKey the key that it should be of; whether it is, is for the caller to see
 * @throws CryptoError `certificate_malformed`, `certificate_ambiguous`, `key_not_rsa`, `key_size_unsupported`,
 *   `key_exponent_unsupported`
 */
export function loadCertificate(given: string | Uint8Array, privateKey?: KeyObject): X509Certificate {
  const certificates = loadCertificates(given);
  const ofKey = privateKey ? certificates.filter((each) => each.checkPrivateKey(privateKey)) : [];
  const certificate = onlyOne(ofKey.length > 0 ? ofKey : withoutAuthorities(certificates));
  const other = keyAlgorithmOf(certificate);
  if (other !== undefined) throw notOfRsa(other);
  assertSupportedRsa(publicKeyOf(certificate));
  return certificate;
}

/** By the certificate's own bytes: also of a key that Node does not know. @returns `undefined` for RSA */
function keyAlgorithmOf({ raw }: X509Certificate): string | undefined {
  const [signed] = derChildren(derElements(raw)?.[0]);
  const key = derChildren(signed).find((part) => formOf(part) === "spki");
  return key && otherAlgorithmOf({ form: "spki", der: key.whole });
}

/**
 * Reads every certificate of a file, with keys of any kind, at least one.
 *
 * @throws CryptoError `certificate_malformed`
 */
export function loadCertificates(given: string | Uint8Array): readonly X509Certificate[] {
  const pieces = piecesOf(given);
  const found = pieces.filter(({ form }) => form === "certificate");
  // One that is damaged beside others may be the one that matters.
  const broken = pieces.find(({ form, label }) => /CERTIFICATE$/.test(label) && BROKEN.test(form));
  if (found.length === 0 || broken) throw noCertificate(broken ?? mostTelling(pieces, /CERTIFICATE/));
  return found.map(parse);
}

const BROKEN = /^(?:cut_short|damaged|other)$/;

function parse({ der }: Piece): X509Certificate {
  try {
    const certificate = new X509Certificate(der);
    // Neither is looked at before it is asked for, and then it may throw.
    void certificate.validTo;
    return certificate;
  } catch {
    throw damaged();
  }
}

/** Node decodes the key only when asked, and throws then for an algorithm that it does not know. */
function publicKeyOf(certificate: X509Certificate): KeyObject {
  try {
    return certificate.publicKey;
  } catch {
    throw damaged();
  }
}

/** A chain without those that issued others of it, or may issue any. */
function withoutAuthorities(certificates: readonly X509Certificate[]): readonly X509Certificate[] {
  if (certificates.length === 1) return certificates;
  const isIssuer = (each: X509Certificate) =>
    each.ca || certificates.some((other) => other !== each && other.checkIssued(each));
  const leaves = certificates.filter((each) => !isIssuer(each));
  return leaves.length > 0 ? leaves : certificates;
}

function onlyOne(certificates: readonly X509Certificate[]): X509Certificate {
  const [certificate, ...others] = certificates as [X509Certificate, ...X509Certificate[]];
  if (others.length === 0) return certificate;
  throw new CryptoError("certificate_ambiguous", {
    en: `The file holds ${certificates.length} certificates that could be meant; give a file with the one alone.`,
    zh: `文件中有 ${certificates.length} 张证书都可能是所指的；请只保留需要的那一张。`,
  });
}

function noCertificate(piece: Piece): CryptoError {
  const { en, zh } = whatInstead(piece, "certificate");
  return new CryptoError("certificate_malformed", {
    en: `An X.509 certificate is needed; ${en}.`,
    zh: `需要 X.509 证书；${zh}。`,
  });
}

function notOfRsa(name: string): CryptoError {
  return new CryptoError("key_not_rsa", {
    en: `A certificate with an RSA key is needed; the key of this one is ${name}.`,
    zh: `需要使用 RSA 密钥的证书；这张证书的密钥为 ${name}。`,
  });
}

function damaged(): CryptoError {
  return new CryptoError("certificate_malformed", {
    en: "The certificate is damaged; copy the whole file anew, from -----BEGIN to the last hyphen.",
    zh: "证书已损坏；请重新复制整个文件，从 -----BEGIN 到最后一个连字符。",
  });
}
