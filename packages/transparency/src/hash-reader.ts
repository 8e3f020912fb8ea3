import { type Hash, joinedHash } from "./hash.ts";
import { type LeafRange, type Subtree, subtreesOf } from "./subtree.ts";

/** Answers with the hash of each of these perfect trees, in their order. All that a computation needs is asked for at once. */
export type HashReader = (subtrees: readonly Subtree[]) => Promise<readonly Hash[]>;

/** The root of the first `size` leaves. */
export async function readRoot(read: HashReader, size: number): Promise<Hash> {
  return joinedHash(await read(subtreesOf({ from: 0, to: size })));
}

/** The hash of each range. */
export async function readRanges(read: HashReader, ranges: readonly LeafRange[]): Promise<readonly Hash[]> {
  const parts = ranges.map(subtreesOf);
  const hashes = await read(parts.flat());
  let taken = 0;
  return parts.map(({ length }) => {
    taken += length;
    return joinedHash(hashes.slice(taken - length, taken));
  });
}
