import type { FilledTile } from "@shiming/transparency";
import type { SignedTreeHead } from "../audit/signed-head.ts";
import type { WitnessStanding } from "../witness/witness.ts";

/** The Merkle tree over the audit's entries: its tiles, and the checkpoint that was signed last. */
export interface LogStore {
  /** `undefined` before the first. */
  head(): Promise<SignedTreeHead | undefined>;

  /** The hashes of a tile, one behind the other, as far as the tree reached when it was stored last. */
  tile(level: number, index: number): Promise<Uint8Array | undefined>;

  /**
   * Stores what a tree has grown by, and its checkpoint, in one commit.
   * @param from the size that it has grown from
   * @returns whether it did: if the tree has another size by now, somebody else was faster, and nothing is stored
   */
  grow(from: number, tiles: readonly FilledTile[], head: SignedTreeHead): Promise<boolean>;

  /** What each witness said last, in the order of their keys. */
  witnesses(): Promise<readonly WitnessStanding[]>;

  /** In the place of what that witness said before. */
  noteWitness(standing: WitnessStanding): Promise<void>;
}
