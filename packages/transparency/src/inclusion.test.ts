import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leafHash } from "./hash.ts";
import { checkInclusion, proveInclusion } from "./inclusion.ts";
import { entriesOf, tiledLog } from "./testing/log.ts";
import { naivePath, naiveRoot } from "./testing/naive-tree.ts";
import { bytesOf, vectors } from "./testing/vectors.ts";

describe("a proof of inclusion", () => {
  it.each(vectors.inclusion)("of a real log with $tree_size entries is accepted", (vector) => {
    const { leaf_index: index, tree_size: size } = vector;
    const path = vector.audit_path.map(bytesOf);
    const [leaf, root] = [bytesOf(vector.leaf_hash), bytesOf(vector.root_hash)];
    expect(checkInclusion(path, { index, size }, leaf, root)).toBe(true);
    expect(checkInclusion(path, { index: index + 1, size }, leaf, root)).toBe(false);
    expect(checkInclusion(path, { index, size: size * 2 }, leaf, root)).toBe(false);
    expect(checkInclusion(path.slice(1), { index, size }, leaf, root)).toBe(false);
    expect(checkInclusion(path.toReversed(), { index, size }, leaf, root)).toBe(false);
    expect(checkInclusion([...path, root], { index, size }, leaf, root)).toBe(false);
  });

  it("is that of the RFC for every entry of every small tree, and is accepted", async () => {
    for (let size = 1; size <= 40; size += 1) {
      const entries = entriesOf(size);
      const read = tiledLog(entries).reader();
      const root = naiveRoot(entries);
      for (const [index, entry] of entries.entries()) {
        const proof = await proveInclusion(read, { index, size });
        expect(proof).toEqual(naivePath(index, entries));
        expect(checkInclusion(proof, { index, size }, leafHash(entry), root)).toBe(true);
      }
    }
  });

  it("holds for no other entry, place, size or root, and with no hash of it changed", async () => {
    const place = fc.integer({ min: 1, max: 600 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        index: fc.integer({ min: 0, max: size - 1 }),
        other: fc.integer({ min: 0, max: size - 1 }),
        bit: fc.nat(32 * 8 - 1),
        at: fc.nat(),
      }),
    );
    const all = entriesOf(600);
    const log = tiledLog(all);
    await fc.assert(
      fc.asyncProperty(place, async ({ size, index, other, bit, at }) => {
        const entries = all.slice(0, size);
        const root = naiveRoot(entries);
        const leaf = leafHash(all[index] as Buffer);
        const proof = await proveInclusion(log.reader(size), { index, size });
        expect(proof).toEqual(naivePath(index, entries));
        expect(checkInclusion(proof, { index, size }, leaf, root)).toBe(true);
        expect(checkInclusion(proof, { index, size }, leafHash(Buffer.from("another")), root)).toBe(false);
        expect(checkInclusion(proof, { index: other, size }, leaf, root)).toBe(other === index);
        expect(checkInclusion(proof, { index: size, size }, leaf, root)).toBe(false);
        for (const hashes of [[...proof, root], [root, ...proof], proof.slice(1)]) {
          const isSame = hashes.length === proof.length;
          expect(checkInclusion(hashes, { index, size }, leaf, root)).toBe(isSame);
        }
        if (proof.length === 0) return;
        const changed = proof.map((hash) => Buffer.from(hash));
        const hash = changed[at % changed.length] as Buffer;
        hash[bit >> 3] = (hash[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(checkInclusion(changed, { index, size }, leaf, root)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("of an entry that the tree has not is refused", async () => {
    const read = tiledLog(entriesOf(5)).reader();
    await expect(proveInclusion(read, { index: 5, size: 5 })).rejects.toThrow(RangeError);
    await expect(proveInclusion(read, { index: -1, size: 5 })).rejects.toThrow(RangeError);
    await expect(proveInclusion(read, { index: 0, size: 0 })).rejects.toThrow(RangeError);
  });
});
