/** Keys of node:crypto as WebCrypto takes them. */
import { createPublicKey, generateKeyPairSync, type KeyObject, type webcrypto } from "node:crypto";

/** A P-256 key pair: small, and accepted by every TLS client. */
export function generateEcKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
}

/** The key pair for signing with SHA-256. @throws TypeError for a key that is neither RSA nor EC */
export function signingPair(privateKey: KeyObject): webcrypto.CryptoKeyPair {
  const algorithm = signatureAlgorithm(privateKey);
  return {
    privateKey: privateKey.toCryptoKey(algorithm, true, ["sign"]),
    publicKey: createPublicKey(privateKey).toCryptoKey(algorithm, true, ["verify"]),
  };
}

function signatureAlgorithm({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) {
  switch (asymmetricKeyType) {
    case "rsa":
      return { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    case "ec":
      return {
        name: "ECDSA",
        namedCurve: webCurves[asymmetricKeyDetails?.namedCurve ?? ""] ?? "",
        hash: "SHA-256",
      };
    default:
      throw new TypeError("an RSA or EC key is needed");
  }
}

/** OpenSSL's names of curves, and WebCrypto's. */
const webCurves: Record<string, string> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };

export function privateKeyPemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }) as string;
}

/** SubjectPublicKeyInfo in DER. */
export function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" }) as Buffer;
}
