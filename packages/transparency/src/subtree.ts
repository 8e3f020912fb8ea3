/** Parts of a tree, as places: which leaves they span, and which perfect trees they are made of. */

/** A perfect tree: the 2^level leaves from `index` · 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `from` up to, and without, `to`. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The exponent of the largest power of two that is not above `count`; exact for every safe integer. */
export function highestBit(count: number): number {
  let level = 0;
  while (2 ** (level + 1) <= count) level += 1;
  return level;
}

/** Where a tree of so many leaves divides: the largest power of two below their number. */
export function dividing(count: number): number {
  return 2 ** highestBit(count - 1);
}

/** The perfect trees that a range is made of, from the left. It has to begin where one of its size may begin. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to; ) {
    const level = highestBit(to - at);
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}
