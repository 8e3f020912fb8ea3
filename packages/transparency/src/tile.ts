/** Tiles of height 8: how the hashes of a tree are stored and served (C2SP tlog-tiles). */
import { TransparencyError } from "./failure.ts";
import { HASH_BYTES, type Hash, perfectHash } from "./hash.ts";
import type { HashReader } from "./hash-reader.ts";
import type { Subtree } from "./subtree.ts";

/** Of the perfect tree over a full tile. */
export const TILE_HEIGHT = 8;

/** How many hashes a full tile has, and how many entries a full bundle. */
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** So many hashes side by side: at level 0 of leaves, above it of full tiles below. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

/** How many hashes a tree of this size has at a level of tiles. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tiles that a tree of this size has and a smaller one has not, or not so wide: what is to be written when it grows. */
export function tilesBetween(smaller: number, larger: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, larger) > 0; level += 1) {
    const [before, count] = [hashesAt(level, smaller), hashesAt(level, larger)];
    if (count === before) break;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < count; index += 1) {
      tiles.push(tileAt(level, index, larger));
    }
  }
  return tiles;
}

/** The tile of this place, as wide as a tree of this size has it; of width 0 where the tree does not reach it. */
export function tileAt(level: number, index: number, size: number): Tile {
  const width = Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH));
  return { level, index, width };
}

/**
 * Reads hashes of a tree out of its tiles.
 * @param readTile the hashes of the tile, one behind the other; it may have more than the tile is wide
 */
export function tileReader(size: number, readTile: (tile: Tile) => Promise<Uint8Array>): HashReader {
  return async (subtrees) => {
    const reading = new Map<string, Promise<Buffer>>();
    const read = (tile: Tile) => {
      const place = `${tile.level}/${tile.index}`;
      const begun = reading.get(place) ?? readTile(tile).then((bytes) => hashesOf(tile, bytes));
      reading.set(place, begun);
      return begun;
    };
    return Promise.all(subtrees.map((subtree) => hashIn(subtree, size, read)));
  };
}

/** @throws TransparencyError for fewer bytes than the tile is wide */
function hashesOf({ width }: Tile, bytes: Uint8Array): Buffer {
  const length = width * HASH_BYTES;
  if (bytes.length < length) throw new TransparencyError("tile_malformed");
  return Buffer.from(bytes).subarray(0, length);
}

async function hashIn(
  { level, index }: Subtree,
  size: number,
  read: (tile: Tile) => Promise<Buffer>,
): Promise<Hash> {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tile = tileAt(tileLevel, Math.floor(first / TILE_WIDTH), size);
  const place = first % TILE_WIDTH;
  if (place + count > tile.width) throw new RangeError("the subtree is not in the tree");
  const hashes = await read(tile);
  return perfectHash(hashes.subarray(place * HASH_BYTES, (place + count) * HASH_BYTES));
}
