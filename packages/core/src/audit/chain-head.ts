import type { Digest } from "../digest.ts";

/** Where a chain ends: the place and digest of its last entry. */
export interface ChainHead {
  readonly seq: number;
  readonly digest: Digest;
}

/** The head of a chain with no entry yet. */
export const GENESIS: ChainHead = { seq: 0, digest: "0".repeat(64) };
