import { constants, type KeyObject, sign, verify } from "node:crypto";

/** What a request is signed over: a certificate's serial number (40 hex digits) and the time in Unix seconds. */
export type SignedFields = { certSerialNo: string; timestamp: number };

/**
 * The string to sign, `cert_serialno=…&timestamp=…`, with nothing around it (contract §5).
 * The fields are written as they are; whether they are well formed is for the caller to have checked.
 */
export function stringToSign({ certSerialNo, timestamp }: SignedFields): string {
  return `cert_serialno=${certSerialNo}&timestamp=${timestamp}`;
}

/**
 * Signs a request: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2) over {@link stringToSign}.
 *
 * @returns the value of `sign`: canonical base64 without line breaks
 */
export function signRequest(privateKey: KeyObject, fields: SignedFields): string {
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PADDING };
  return sign("sha256", Buffer.from(stringToSign(fields)), key).toString("base64");
}

/**
 * What {@link verifySignature} answers, worked out beside the calling thread: a server that verifies for many callers at
 * once has its own thread free for them.
 */
export function verifySignatureAside(
  publicKey: KeyObject,
  message: string | Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.asymmetricKeyType !== "rsa") return Promise.resolve(false);
  const data = typeof message === "string" ? Buffer.from(message) : message;
  return new Promise((resolve) => {
    verify("sha256", data, publicKey, signature, (error, isValid) => resolve(!error && isValid));
  });
}

/**
 * Whether `signature` is an RSASSA-PKCS1-v1_5 signature with SHA-256 of `message` (strings as UTF-8).
 * A signature of the wrong length, of another encoding or by another kind of key is `false`; it never throws for one.
 */
export function verifySignature(
  publicKey: KeyObject,
  message: string | Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.asymmetricKeyType !== "rsa") return false;
  const data = typeof message === "string" ? Buffer.from(message) : message;
  try {
    // PKCS#1 v1.5 is what Node takes for an RSA key; to say so in an options object would double the time.
    return verify("sha256", data, publicKey, signature);
  } catch {
    return false;
  }
}
