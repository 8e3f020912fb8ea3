import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vectors } from "./testing/vectors.ts";
import { parseTilePath, tilePath } from "./tile-path.ts";

describe("the path of a tile", () => {
  it.each(vectors.tile_paths)("is that of the specification: $path", ({ path, level, index, width }) => {
    const tile = { level, index, width };
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it("says how wide a partial one is, and which are bundles of entries", () => {
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe("tile/2/000.p/1");
    expect(tilePath({ level: "entries", index: 999, width: 256 })).toBe("tile/entries/999");
    expect(tilePath({ level: "entries", index: 1000, width: 255 })).toBe("tile/entries/x001/000.p/255");
  });

  it("is read as what it was made from", () => {
    const name = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant("entries" as const)),
      index: fc.nat({ max: 2 ** 40 }),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(name, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });

  it.each([
    "",
    "tile/0",
    "tile/0/1",
    "tile/0/0001",
    "tile/0/x000/001",
    "tile/0/001/002",
    "tile/0/x001/x002",
    "tile/00/001",
    "tile/64/001",
    "tile/0/001.p/0",
    "tile/0/001.p/256",
    "tile/0/001.p/01",
    "tile/0/001/",
    "tile/0/../001",
    "tile/entry/001",
    "/tile/0/001",
    "tile/0/001\n",
  ])("is none: %j", (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});
