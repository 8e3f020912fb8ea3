/** PKCS#10 certificate requests (RFC 2986): what a merchant sends, its private key staying where it is. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { type CertificateSubject, refuse } from "@shiming/core";
import { assertCertifiableRsa, CryptoError, loadCertificateRequest, weaknessOfRsa } from "@shiming/crypto";
import { merchantName } from "./distinguished-name.ts";
import { signingPair } from "./keys.ts";
import { loadX509, type X509 } from "./x509.ts";

/**
 * The public key that a request proves possession of; its subject and the extensions it asks for are not looked at.
 * @param given PKCS#10 in PEM, base64 alone or DER, signed by its own key
 * @throws DomainError `certificate_request_invalid` if it cannot be read, its signature does not verify, or its key is
 *   not RSA of 2048 to 4096 bits (contract §5) with an odd exponent of at least 65537, or can be broken by anybody
 */
export async function readCertificateRequest(given: string | Uint8Array): Promise<KeyObject> {
  const { request, publicKey } = translated(() => parse(loadCertificateRequest(given)));
  if (!(await isSelfSigned(request))) {
    return refuse("certificate_request_invalid", {
      hint: {
        en: "the request's signature does not verify with its own key; make it anew from the private key",
        zh: "证书请求的签名无法用其自身的公钥验证；请用私钥重新生成",
      },
    });
  }
  return publicKey;
}

/**
 * A request in PEM, signed with SHA-256.
 * @param privateKey RSA or EC
 */
export async function createCertificateRequest(
  privateKey: KeyObject,
  subject: CertificateSubject,
): Promise<string> {
  const keys = signingPair(privateKey);
  const request = await loadX509().Pkcs10CertificateRequestGenerator.create({
    name: merchantName(subject),
    keys,
    signingAlgorithm: { ...keys.privateKey.algorithm, hash: "SHA-256" },
  });
  return `${request.toString("pem")}\n`;
}

function parse(der: Buffer) {
  const { request, publicKey } = decode(der);
  assertCertifiableRsa(publicKey);
  const hint = weaknessOfRsa(publicKey);
  if (hint) refuse("certificate_request_invalid", { hint });
  return { request, publicKey };
}

/** A key of an algorithm that is not known here cannot be decoded either. */
function decode(der: Buffer) {
  try {
    const request = new (loadX509().Pkcs10CertificateRequest)(der);
    const key = Buffer.from(request.publicKey.rawData);
    return { request, publicKey: createPublicKey({ key, format: "der", type: "spki" }) };
  } catch {
    return refuse("certificate_request_invalid", {
      hint: {
        en: "the certificate request cannot be read; an RSA key of 2048 to 4096 bits is needed",
        zh: "证书请求无法读取；需要 2048 至 4096 位的 RSA 密钥",
      },
    });
  }
}

function translated<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("certificate_request_invalid", { hint: error.text });
  }
}

/** A signature of an algorithm that WebCrypto does not know counts as one that does not verify. */
async function isSelfSigned(request: InstanceType<X509["Pkcs10CertificateRequest"]>): Promise<boolean> {
  try {
    return await request.verify();
  } catch {
    return false;
  }
}
