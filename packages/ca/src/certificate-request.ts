/** PKCS#10 certificate requests (RFC 2986): what a merchant sends, its private key staying where it is. */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { type CertificateSubject, refuse } from "@shiming/core";
import { CryptoError, loadPublicKey } from "@shiming/crypto";
import { merchantName } from "./distinguished-name.ts";
import { signingPair } from "./keys.ts";
import { x509 } from "./x509.ts";

const PEM =
  /-----BEGIN (NEW )?CERTIFICATE REQUEST-----\s([A-Za-z0-9+/=\s]+)-----END \1?CERTIFICATE REQUEST-----/;

/** Smaller exponents are legal RSA, but nobody needs them and some old attacks do. */
const LEAST_EXPONENT = 65_537n;

/**
 * The public key that a request proves possession of; its subject and the extensions it asks for are not looked at.
 * @param csrPem PKCS#10 in PEM, signed by its own key
 * @throws DomainError `certificate_request_invalid` if it cannot be read, its signature does not verify, or its key is
 *   not RSA of 2048 to 4096 bits (contract §5) with an odd exponent of at least 65537
 */
export async function readCertificateRequest(csrPem: string): Promise<KeyObject> {
  const { request, publicKeyPem } = parse(csrPem);
  const publicKey = supportedKey(publicKeyPem);
  if (!(await isSelfSigned(request))) {
    return refuse("certificate_request_invalid", {
      hint: "the request's signature does not verify with its own key; make it anew from the private key",
    });
  }
  return publicKey;
}

/**
 * A request in PEM, signed with SHA-256.
 * @param privateKey RSA or EC; PKCS#8 or PKCS#1 in PEM
 */
export async function createCertificateRequest(
  privateKey: string | KeyObject,
  subject: CertificateSubject,
): Promise<string> {
  const keys = signingPair(typeof privateKey === "string" ? createPrivateKey(privateKey) : privateKey);
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: merchantName(subject),
    keys,
    signingAlgorithm: { ...keys.privateKey.algorithm, hash: "SHA-256" },
  });
  return `${request.toString("pem")}\n`;
}

function parse(csrPem: string) {
  const base64 = PEM.exec(csrPem)?.[2];
  if (base64 === undefined) {
    return refuse("certificate_request_invalid", {
      hint: "a PEM block CERTIFICATE REQUEST is needed, as openssl req -new writes it",
    });
  }
  try {
    const request = new x509.Pkcs10CertificateRequest(Buffer.from(base64, "base64"));
    return { request, publicKeyPem: request.publicKey.toString("pem") };
  } catch {
    return refuse("certificate_request_invalid", { hint: "the PEM block does not hold a PKCS#10 request" });
  }
}

function supportedKey(publicKeyPem: string): KeyObject {
  try {
    const key = loadPublicKey(publicKeyPem);
    if ((key.asymmetricKeyDetails?.publicExponent ?? 0n) >= LEAST_EXPONENT) return key;
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("certificate_request_invalid", { hint: error.message });
  }
  return refuse("certificate_request_invalid", { hint: "the key's public exponent must be at least 65537" });
}

/** A signature of an algorithm that WebCrypto does not know counts as one that does not verify. */
async function isSelfSigned(request: InstanceType<typeof x509.Pkcs10CertificateRequest>): Promise<boolean> {
  try {
    return await request.verify();
  } catch {
    return false;
  }
}
