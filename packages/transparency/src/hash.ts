/** How leaves and nodes are hashed: RFC 6962, section 2.1. */
import { hash } from "node:crypto";

/** SHA-256: 32 bytes. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

/** The root of the tree without leaves. */
export const EMPTY_ROOT: Hash = sha256("");

/** @param entry its bytes, or a text that stands for its UTF-8 */
export function leafHash(entry: Uint8Array | string): Hash {
  if (typeof entry === "string") return sha256(`\0${entry}`);
  const prefixed = Buffer.allocUnsafe(entry.length + 1);
  prefixed[0] = 0;
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

/** Filled anew by each call: a tree has as many nodes as leaves. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

/** By way of a text: a buffer of its own from OpenSSL would take twice as long as the hash. */
function sha256(bytes: Uint8Array | string): Hash {
  return Buffer.from(hash("sha256", bytes, "binary"), "binary");
}

/** The root of the perfect tree over these hashes, one behind the other: a power of two of them. */
export function perfectHash(hashes: Uint8Array): Hash {
  let row = Buffer.from(hashes);
  while (row.length > HASH_BYTES) {
    const above = Buffer.allocUnsafe(row.length / 2);
    for (let at = 0; at < above.length; at += HASH_BYTES) {
      const left = row.subarray(2 * at, 2 * at + HASH_BYTES);
      const right = row.subarray(2 * at + HASH_BYTES, 2 * at + 2 * HASH_BYTES);
      above.set(nodeHash(left, right), at);
    }
    row = above;
  }
  return row;
}

/** The root over perfect trees beside each other, the largest first. */
export function joinedHash(hashes: readonly Hash[]): Hash {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}
