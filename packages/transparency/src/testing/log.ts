/** A log in memory, stored as tiles. */
import { GrowingTree } from "../growing-tree.ts";
import { leafHash } from "../hash.ts";
import type { HashReader } from "../hash-reader.ts";
import { tileReader } from "../tile.ts";

export const entriesOf = (count: number, kind = "entry") =>
  Array.from({ length: count }, (_, n) => Buffer.from(`${kind} ${n}`));

export interface TiledLog {
  readonly tree: GrowingTree;
  readonly tiles: ReadonlyMap<string, Buffer>;
  reader(size?: number): HashReader;
}

/** @param batches how many entries come at a time; the last repeats */
export function tiledLog(
  entries: readonly Uint8Array[],
  batches: readonly number[] = [entries.length],
): TiledLog {
  const tree = new GrowingTree();
  const tiles = new Map<string, Buffer>();
  for (let [at, turn] = [0, 0]; at < entries.length; turn += 1) {
    const count = Math.max(1, batches[Math.min(turn, batches.length - 1)] ?? 1);
    for (const { level, index, hashes } of tree.extend(entries.slice(at, at + count).map(leafHash)))
      tiles.set(`${level}/${index}`, hashes);
    at += count;
  }
  return {
    tree,
    tiles,
    reader: (size = tree.size) =>
      tileReader(size, async ({ level, index }) => tiles.get(`${level}/${index}`) as Buffer),
  };
}
