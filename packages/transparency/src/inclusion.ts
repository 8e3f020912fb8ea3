/** That an entry is in a tree: RFC 6962, section 2.1.1; checked as RFC 9162, section 2.1.3.2 has it. */
import { type Hash, nodeHash } from "./hash.ts";
import { type HashReader, readRanges } from "./hash-reader.ts";
import { dividing, type LeafRange } from "./subtree.ts";

export interface Inclusion {
  /** Of the entry: 0, 1, 2 … */
  readonly index: number;
  /** Of the tree. */
  readonly size: number;
}

/** The hashes from the leaf's sibling up to the child of the root. @throws RangeError for an index that is not in the tree */
export async function proveInclusion(read: HashReader, inclusion: Inclusion): Promise<readonly Hash[]> {
  return readRanges(read, pathOf(inclusion));
}

export function checkInclusion(
  proof: readonly Uint8Array[],
  { index, size }: Inclusion,
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  if (index >= size) return false;
  let [place, last] = [index, size - 1];
  let hash: Hash = Buffer.from(leaf);
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = above(place, last);
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = above(place, last);
  }
  return last === 0 && hash.equals(root);
}

/** Not by shifting, which knows 32 bits. */
function above(place: number, last: number): [number, number] {
  return [Math.floor(place / 2), Math.floor(last / 2)];
}

/** What lies beside the way from the leaf to the root, from below. */
function pathOf({ index, size }: Inclusion): readonly LeafRange[] {
  if (!(index >= 0 && index < size)) throw new RangeError("the entry is not in the tree");
  const path: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + dividing(to - from);
    path.push(index < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return path.reverse();
}
