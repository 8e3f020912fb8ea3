import { describe, expect, it } from "vitest";
import { readRoot } from "./hash-reader.ts";
import { entriesOf, tiledLog } from "./testing/log.ts";
import { vectors } from "./testing/vectors.ts";
import { tileAt, tileReader, tilesBetween } from "./tile.ts";

describe("the tiles of a tree", () => {
  it.each(vectors.tiles)(
    "of $tree_size entries are those of the specification",
    ({ tree_size: size, full, partial }) => {
      const tiles = tilesBetween(0, size);
      for (const level of partial.keys()) {
        const own = tiles.filter((tile) => tile.level === level);
        expect(own.filter(({ width }) => width === 256)).toHaveLength(full[level] ?? 0);
        const widths = own.filter(({ width }) => width < 256).map(({ width }) => width);
        expect(widths).toEqual(partial[level] ? [partial[level]] : []);
      }
      expect(Math.max(...tiles.map(({ level }) => level))).toBe(partial.length - 1);
    },
  );

  it("are new from one size to another where they are new or wider", () => {
    expect(tilesBetween(70_000, 70_000)).toEqual([]);
    expect(tilesBetween(70_000, 70_001)).toEqual([{ level: 0, index: 273, width: 113 }]);
    expect(tilesBetween(255, 257)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 0, index: 1, width: 1 },
      { level: 1, index: 0, width: 1 },
    ]);
  });

  it("exist for sizes beyond 32 bits", () => {
    const size = 2 ** 40 + 300;
    expect(tileAt(0, 2 ** 32 + 1, size)).toEqual({ level: 0, index: 2 ** 32 + 1, width: 44 });
    expect(tileAt(5, 0, size)).toEqual({ level: 5, index: 0, width: 1 });
    expect(tileAt(0, 2 ** 33, size).width).toBe(0);
  });

  it("are each read once for all hashes that are in them", async () => {
    const { tiles } = tiledLog(entriesOf(700));
    const read: string[] = [];
    const reader = tileReader(700, async ({ level, index, width }) => {
      read.push(`${level}/${index}.${width}`);
      return tiles.get(`${level}/${index}`) as Buffer;
    });
    await readRoot(reader, 700);
    expect(read.sort()).toEqual(["0/2.188", "1/0.2"]);
  });

  it("with too few hashes are refused", async () => {
    const reader = tileReader(5, async () => Buffer.alloc(4 * 32));
    await expect(readRoot(reader, 5)).rejects.toMatchObject({ failure: "tile_malformed" });
  });
});
