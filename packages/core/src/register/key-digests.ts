/** What tells one certificate or key from another, in the field's own terms. What cannot be read has a digest, too. */
import { createPublicKey } from "node:crypto";
import { digestOf } from "../digest.ts";

const BEGIN = "-----BEGIN CERTIFICATE-----\n";
const END = "\n-----END CERTIFICATE-----\n";

/**
 * SHA-256 of a certificate's DER, in hex. It is not parsed: registers may hold very many.
 * @param pem as the platform writes it; of any other text there is `text:` and the digest of that
 */
export function certificateDigest(pem: string): string {
  const der = Buffer.from(pem.slice(BEGIN.length, -END.length), "base64");
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return pem === BEGIN + lines.join("\n") + END ? digestOf(der) : ofText(pem);
}

/** The thumbprint of a P-256 key (RFC 7638, SHA-256, base64url); of any other text as {@link certificateDigest}. */
export function keyThumbprint(pem: string): string {
  try {
    const { kty, crv, x, y } = createPublicKey(pem).export({ format: "jwk" });
    if (kty !== "EC" || crv !== "P-256") return ofText(pem);
    return Buffer.from(digestOf(JSON.stringify({ crv, kty, x, y })), "hex").toString("base64url");
  } catch {
    return ofText(pem);
  }
}

const ofText = (text: string) => `text:${digestOf(text)}`;
