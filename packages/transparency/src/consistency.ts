/** That a tree goes on from a smaller one: RFC 6962, section 2.1.2; checked as RFC 9162, section 2.1.4.2 has it. */
import { EMPTY_ROOT, type Hash, nodeHash } from "./hash.ts";
import { type HashReader, readRanges } from "./hash-reader.ts";
import { dividing, highestBit, type LeafRange } from "./subtree.ts";

export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** Empty from the tree without leaves, and from a tree to itself. @throws RangeError for a smaller tree that is larger */
export async function proveConsistency(
  read: HashReader,
  smaller: number,
  larger: number,
): Promise<readonly Hash[]> {
  if (!(smaller >= 0 && smaller <= larger)) throw new RangeError("a tree does not go on from a larger one");
  return smaller === 0 ? [] : readRanges(read, partsOf(smaller, larger));
}

export function checkConsistency(proof: readonly Uint8Array[], smaller: TreeHead, larger: TreeHead): boolean {
  if (smaller.size > larger.size) return false;
  if (smaller.size === larger.size) return proof.length === 0 && smaller.root.equals(larger.root);
  if (smaller.size === 0) return proof.length === 0 && smaller.root.equals(EMPTY_ROOT);
  return checkGrowth(proof, smaller, larger);
}

function checkGrowth(proof: readonly Uint8Array[], smaller: TreeHead, larger: TreeHead): boolean {
  const isPerfect = 2 ** highestBit(smaller.size) === smaller.size;
  const [first, ...rest] = isPerfect ? [smaller.root, ...proof] : proof;
  if (!first) return false;
  let [place, last] = [smaller.size - 1, larger.size - 1];
  while (place % 2 === 1) [place, last] = above(place, last);
  let [before, after]: [Hash, Hash] = [Buffer.from(first), Buffer.from(first)];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [before, after] = [nodeHash(sibling, before), nodeHash(sibling, after)];
      while (place % 2 === 0 && place !== 0) [place, last] = above(place, last);
    } else {
      after = nodeHash(after, sibling);
    }
    [place, last] = above(place, last);
  }
  return last === 0 && before.equals(smaller.root) && after.equals(larger.root);
}

function above(place: number, last: number): [number, number] {
  return [Math.floor(place / 2), Math.floor(last / 2)];
}

/** SUBPROOF of the RFC, from below. */
function partsOf(smaller: number, larger: number): readonly LeafRange[] {
  const parts: LeafRange[] = [];
  let [from, to] = [0, larger];
  while (smaller !== to) {
    const middle = from + dividing(to - from);
    parts.push(smaller <= middle ? { from: middle, to } : { from, to: middle });
    [from, to] = smaller <= middle ? [from, middle] : [middle, to];
  }
  // The smaller tree itself is known to whoever checks.
  if (from > 0) parts.push({ from, to });
  return parts.reverse();
}
