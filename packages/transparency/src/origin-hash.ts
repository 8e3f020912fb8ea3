import { hash } from "node:crypto";

/** The name of a log, as it stands in the address of its checkpoint at a witness: SHA-256 in hexadecimal. */
export function originHash(origin: string): string {
  return hash("sha256", origin);
}
