import { hash, timingSafeEqual } from "node:crypto";

/** A SHA-256 digest as 64 lower-case hex digits: the only form in which secrets and tokens are remembered. */
export type Digest = string;

export function digestOf(value: string | Uint8Array): Digest {
  return hash("sha256", value, "hex");
}

/** Compares two digests in a time that does not depend on where they differ. */
export function sameDigest(a: Digest, b: Digest): boolean {
  const left = Buffer.from(a, "hex");
  const right = Buffer.from(b, "hex");
  return left.length === right.length && timingSafeEqual(left, right);
}
