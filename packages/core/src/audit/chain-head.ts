import type { Digest } from "../digest.ts";

/**
 * Where a chain ends: the place and digest of its last entry. Before there was a log, each entry held the digest of the
 * one before it; such entries are the first leaves of the log.
 */
export interface ChainHead {
  readonly seq: number;
  readonly digest: Digest;
}
