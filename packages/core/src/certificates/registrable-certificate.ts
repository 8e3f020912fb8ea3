/** What a certificate of a foreign authority must be to be registered: no less than what is issued here. Contract §6. */
import type { X509Certificate } from "node:crypto";
import {
  assertCertifiableRsa,
  CryptoError,
  certSerialNoOf,
  isSignedOverStrongHash,
  loadCertificate,
  loadCertificates,
  mayBeUsedFor,
  unknownCriticalExtensionsOf,
  weaknessOfRsa,
} from "@shiming/crypto";
import { refuse } from "../failure.ts";
import { type CertificatePath, requirePath } from "./certificate-path.ts";

/**
 * The merchant's certificate, found good at that time: its key, serial number, hash, dates and uses; and the way from it to
 * an authority that is trusted.
 * @param given the certificate, alone or with those between it and the authority
 * @throws `certificate_invalid`
 */
export function requireRegistrable(
  given: string,
  trusted: readonly X509Certificate[],
  at: Date,
): CertificatePath {
  const { certificate, all } = translated(() => {
    const read = loadCertificate(given);
    assertCertifiableRsa(read.publicKey);
    certSerialNoOf(read);
    return { certificate: read, all: loadCertificates(given) };
  });
  requireOwnFacts(certificate, at);
  return requirePath(certificate, { trusted, given: all, at });
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
  const weakness = weaknessOfRsa(certificate.publicKey);
  if (weakness) invalid(weakness.en, weakness.zh);
  const [unknown] = unknownCriticalExtensionsOf(certificate);
  if (unknown) {
    invalid(`its critical extension ${unknown} is not understood here`, `无法识别其关键扩展 ${unknown}`);
  }
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

function secondOf(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

function invalid(en: string, zh: string): never {
  return refuse("certificate_invalid", { hint: { en, zh } });
}
