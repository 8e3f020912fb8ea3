import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeTiles, GrowingTree } from "./growing-tree.ts";
import { EMPTY_ROOT, leafHash } from "./hash.ts";
import { readRoot } from "./hash-reader.ts";
import { entriesOf, tiledLog } from "./testing/log.ts";
import { naiveRoot } from "./testing/naive-tree.ts";
import { tileAt } from "./tile.ts";

describe("a tree that grows", () => {
  it("begins with the root of nothing", () => {
    expect(new GrowingTree().root).toEqual(EMPTY_ROOT);
    expect(EMPTY_ROOT.toString("hex")).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("has the RFC's root after each leaf", () => {
    const tree = new GrowingTree();
    const entries = entriesOf(300);
    for (const [place, entry] of entries.entries()) {
      tree.push(leafHash(entry));
      if (place % 13 === 0 || place > 250) expect(tree.root).toEqual(naiveRoot(entries.slice(0, place + 1)));
    }
  });

  it("is the same whatever batches its leaves come in, and goes on from its stored edge", async () => {
    const all = entriesOf(700);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 700 }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 300 }),
        async (size, batches, more) => {
          const entries = all.slice(0, size);
          const { tree, tiles, reader } = tiledLog(entries, batches);
          expect(tree.root).toEqual(naiveRoot(entries));
          expect(await readRoot(reader(), size)).toEqual(naiveRoot(entries));
          const edge = edgeTiles(size).map(({ level, index, width }) =>
            (tiles.get(`${level}/${index}`) ?? Buffer.alloc(0)).subarray(0, width * 32),
          );
          const again = new GrowingTree(size, edge);
          expect(again.root).toEqual(tree.root);
          const added = entriesOf(more, "another");
          again.extend(added.map(leafHash));
          expect(again.root).toEqual(naiveRoot([...entries, ...added]));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("keeps the tiles that the specification counts for 70,000 entries, each as wide as it says", () => {
    const { tiles, tree } = tiledLog(entriesOf(70_000), [1, 5000, 255, 1, 7]);
    expect(tree.size).toBe(70_000);
    const widths = (level: number) =>
      [...tiles].filter(([place]) => place.startsWith(`${level}/`)).map(([, hashes]) => hashes.length / 32);
    expect(widths(0).filter((width) => width === 256)).toHaveLength(273);
    expect(widths(0).filter((width) => width < 256)).toEqual([112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(widths(3)).toEqual([]);
  });

  it("has the hash of each full tile as a hash of the tile above", async () => {
    const log = tiledLog(entriesOf(1000));
    const level1 = log.tiles.get("1/0") as Buffer;
    expect(level1).toHaveLength(3 * 32);
    for (let index = 0; index < 3; index += 1) {
      expect(level1.subarray(index * 32, index * 32 + 32)).toEqual(
        naiveRoot(entriesOf(1000).slice(index * 256, index * 256 + 256)),
      );
    }
    expect(tileAt(1, 0, 1000)).toEqual({ level: 1, index: 0, width: 3 });
  });
});
