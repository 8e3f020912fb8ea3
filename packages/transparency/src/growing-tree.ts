/** A tree that grows at its right edge, which is all that has to be remembered of it. */
import { HASH_BYTES, type Hash, joinedHash, nodeHash, perfectHash } from "./hash.ts";
import { subtreesOf } from "./subtree.ts";
import { hashesAt, TILE_HEIGHT, TILE_WIDTH, type Tile, tileAt, tilesBetween } from "./tile.ts";

/** The hashes of a tile, one behind the other. */
export interface FilledTile extends Tile {
  readonly hashes: Buffer;
}

/** The partial tiles of a tree of this size, one a level from below; of width 0 where a level ends with a full tile. */
export function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    tiles.push(tileAt(level, Math.floor(hashesAt(level, size) / TILE_WIDTH), size));
  }
  return tiles;
}

export class GrowingTree {
  #size: number;
  /** The hashes behind the last full tile of each level. */
  readonly #edge: Buffer[][];
  /** The perfect trees that the whole is made of, the largest first. */
  readonly #peaks: Hash[];

  /** @param edge the hashes of each of {@link edgeTiles} */
  constructor(size = 0, edge: readonly Uint8Array[] = []) {
    this.#size = size;
    this.#edge = edge.map(separate);
    this.#peaks = this.#edge.map(peaksOf).reverse().flat();
  }

  get size(): number {
    return this.#size;
  }

  get root(): Hash {
    return joinedHash(this.#peaks);
  }

  /** Puts a leaf behind the others. @returns the tiles that are full with it, from below: mostly none */
  push(leaf: Hash): readonly FilledTile[] {
    const full = this.#put(0, leaf);
    let hash = leaf;
    let beside = this.#size;
    for (let level = 1; beside % 2 === 1; level += 1, beside = Math.floor(beside / 2)) {
      hash = nodeHash(this.#peaks.pop() as Hash, hash);
      if (level % TILE_HEIGHT === 0) full.push(...this.#put(level / TILE_HEIGHT, hash));
    }
    this.#peaks.push(hash);
    this.#size += 1;
    return full;
  }

  /** Puts leaves behind the others. @returns every tile that is new or wider, the partial ones too */
  extend(leaves: readonly Hash[]): readonly FilledTile[] {
    const before = this.#size;
    const full = new Map(leaves.flatMap((leaf) => this.push(leaf)).map((tile) => [placeOf(tile), tile]));
    return tilesBetween(before, this.#size).map(
      (tile) => full.get(placeOf(tile)) ?? { ...tile, hashes: Buffer.concat(this.#hashesAt(tile.level)) },
    );
  }

  #put(level: number, hash: Hash): FilledTile[] {
    const hashes = this.#hashesAt(level);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return [];
    const index = Math.floor(hashesAt(level, this.#size) / TILE_WIDTH);
    const tile = { level, index, width: TILE_WIDTH, hashes: Buffer.concat(hashes) };
    hashes.length = 0;
    return [tile];
  }

  #hashesAt(level: number): Buffer[] {
    const hashes = this.#edge[level] ?? [];
    this.#edge[level] = hashes;
    return hashes;
  }
}

const placeOf = ({ level, index }: Tile) => `${level}/${index}`;

function separate(hashes: Uint8Array): Buffer[] {
  const bytes = Buffer.from(hashes);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

function peaksOf(hashes: readonly Buffer[]): Hash[] {
  return subtreesOf({ from: 0, to: hashes.length }).map(({ level, index }) =>
    perfectHash(Buffer.concat(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))),
  );
}
