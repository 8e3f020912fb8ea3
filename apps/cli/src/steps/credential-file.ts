/** Files of keys and certificates as they go elsewhere: in JSON, or to TLS. */
import { isUtf8 } from "node:buffer";
import { loadCertificates } from "@shiming/crypto";
import { readBytes } from "../commands/options.ts";

/** The file as a text that says the same to whoever reads keys and certificates: what is no text, in base64. */
export function readAsText(path: string): string {
  const bytes = readBytes(path);
  return isUtf8(bytes) ? bytes.toString() : bytes.toString("base64");
}

/** Every certificate of a file, in PEM as everybody reads it. @throws CryptoError for what holds none */
export function readAuthorities(path: string): string {
  return loadCertificates(readBytes(path)).map(String).join("");
}
