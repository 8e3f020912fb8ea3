/** What a certificate of a foreign authority must be to be registered: no less than what is issued here. Contract §6. */
import type { KeyObject, X509Certificate } from "node:crypto";
import {
  assertCertifiableRsa,
  CryptoError,
  certSerialNoOf,
  isSignedOverStrongHash,
  loadCertificate,
  loadCertificates,
  mayBeUsedFor,
} from "@shiming/crypto";
import { refuse } from "../failure.ts";

const LEAST_RSA_BITS = 2048;

/**
 * The merchant's certificate, found good at that time: its key, serial number, hash, dates and uses, and that one of the
 * trusted authorities, good itself, signed it.
 * @param given the certificate, alone or in its chain; trusted: files of one or more authorities' certificates
 * @throws `certificate_invalid`
 */
export function requireRegistrable(given: string, trusted: readonly string[], at: Date): X509Certificate {
  const certificate = translated(() => {
    const read = loadCertificate(given);
    assertCertifiableRsa(read.publicKey);
    certSerialNoOf(read);
    return read;
  });
  const authorities = translated(() => trusted.flatMap((file) => loadCertificates(file)));
  requireOwnFacts(certificate, at);
  requireTrusted(certificate, authorities, at);
  return certificate;
}

/** What was read from a file, or why it cannot be, as the domain says it. */
function translated<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("certificate_invalid", { hint: error.text });
  }
}

function requireOwnFacts(certificate: X509Certificate, at: Date): void {
  if (!isSignedOverStrongHash(certificate)) {
    invalid("it is signed over less than SHA-256", "其签名的摘要算法弱于 SHA-256");
  }
  if (at < certificate.validFromDate) {
    const from = secondOf(certificate.validFromDate);
    invalid(`it is not valid before ${from}`, `该证书自 ${from} 起才有效`);
  }
  if (at > certificate.validToDate) {
    const to = secondOf(certificate.validToDate);
    invalid(`it expired at ${to}`, `该证书已于 ${to} 过期`);
  }
  const encrypts =
    mayBeUsedFor(certificate, "keyEncipherment") || mayBeUsedFor(certificate, "dataEncipherment");
  if (!encrypts || !mayBeUsedFor(certificate, "digitalSignature")) {
    invalid(
      "its key usage must allow digitalSignature and keyEncipherment",
      "其密钥用途须包含 digitalSignature 和 keyEncipherment",
    );
  }
}

function requireTrusted(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  at: Date,
): void {
  const named = authorities.filter((authority) => certificate.checkIssued(authority));
  if (named.length === 0) {
    invalid(
      "none of the trusted certificates is its issuer's; name that of the authority that signed it",
      "受信任的证书中没有它的签发者；请指定签发它的机构的证书",
    );
  }
  const signers = named.filter((authority) => isSignedBy(certificate, authority));
  if (signers.length === 0) {
    invalid(
      "its signature is not that of the trusted authority whose name it bears",
      "其签名无法用同名受信任机构的公钥验证",
    );
  }
  if (signers.some((authority) => isGoodAuthority(authority, at))) return;
  invalid(
    "the trusted certificate that signed it is no good authority: it must be in date, with CA:TRUE, keyCertSign and a key of RSA 2048 or EC 256 bits at least",
    "签发它的受信任证书不是合格的签发机构：须在有效期内，带有 CA:TRUE 和 keyCertSign，密钥至少为 RSA 2048 位或 EC 256 位",
  );
}

/** An authority's key of an algorithm that is not known here has signed nothing. */
function isSignedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  try {
    return certificate.verify(authority.publicKey);
  } catch {
    return false;
  }
}

function isGoodAuthority(authority: X509Certificate, at: Date): boolean {
  const isInDate = authority.validFromDate <= at && at <= authority.validToDate;
  return isInDate && authority.ca && mayBeUsedFor(authority, "keyCertSign") && isStrong(authority.publicKey);
}

const STRONG_CURVES = new Set(["prime256v1", "secp384r1", "secp521r1"]);

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  switch (asymmetricKeyType) {
    case "rsa":
    case "rsa-pss":
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
    case "ec":
      return STRONG_CURVES.has(asymmetricKeyDetails?.namedCurve ?? "");
    default:
      return asymmetricKeyType === "ed25519" || asymmetricKeyType === "ed448";
  }
}

function secondOf(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

function invalid(en: string, zh: string): never {
  return refuse("certificate_invalid", { hint: { en, zh } });
}
