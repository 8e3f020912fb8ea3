/** How leaves and nodes are hashed: RFC 6962, section 2.1. */
import { hash } from "node:crypto";

/** SHA-256: 32 bytes. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

/** The root of the tree without leaves. */
export const EMPTY_ROOT: Hash = hash("sha256", Buffer.alloc(0), "buffer");

/** @param entry its bytes, or a text that stands for its UTF-8 */
export function leafHash(entry: Uint8Array | string): Hash {
  if (typeof entry === "string") return hash("sha256", `\0${entry}`, "buffer");
  const prefixed = Buffer.allocUnsafe(entry.length + 1);
  prefixed[0] = 0;
  prefixed.set(entry, 1);
  return hash("sha256", prefixed, "buffer");
}

/** Filled anew by each call: a tree has as many nodes as leaves. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return hash("sha256", node, "buffer");
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
