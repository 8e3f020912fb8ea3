/** Files of keys and certificates as they go elsewhere: what is needed of them and nothing else, no private key beside it. */
import { isUtf8 } from "node:buffer";
import { loadAnyPublicKey, loadCertificateRequest, loadCertificates } from "@shiming/crypto";
import { readBytes } from "../commands/options.ts";

/** A revocation list as a text that says the same to whoever reads it: what is no text, in base64. */
export function readRevocationList(path: string): string {
  const bytes = readBytes(path);
  return isUtf8(bytes) ? bytes.toString() : bytes.toString("base64");
}

/** Every certificate of a file, in PEM as everybody reads it. @throws CryptoError for what holds none */
export function readCertificates(path: string): string {
  return loadCertificates(readBytes(path)).map(String).join("");
}

/** The one certificate request of a file, in base64. @throws CryptoError for what holds none or several */
export function readCertificateRequest(path: string): string {
  return loadCertificateRequest(readBytes(path)).toString("base64");
}

/** The one public key of a file, in PEM. @throws CryptoError for what holds none or several, or a private key */
export function readPublicKey(path: string): string {
  return loadAnyPublicKey(readBytes(path)).export({ type: "spki", format: "pem" }).toString();
}
