import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkConsistency, proveConsistency } from "./consistency.ts";
import { EMPTY_ROOT } from "./hash.ts";
import { entriesOf, tiledLog } from "./testing/log.ts";
import { naiveProof, naiveRoot } from "./testing/naive-tree.ts";
import { bytesOf, vectors } from "./testing/vectors.ts";

const headOf = (entries: readonly Uint8Array[], size: number) => ({
  size,
  root: naiveRoot(entries.slice(0, size)),
});

describe("a proof of consistency", () => {
  it.each(vectors.consistency)("of a real log with $tree_size entries is accepted", (vector) => {
    const proof = vector.proof.map(bytesOf);
    const smaller = { size: vector.first_size, root: bytesOf(vector.first_root_hash) };
    const larger = { size: vector.tree_size, root: bytesOf(vector.root_hash) };
    expect(checkConsistency(proof, smaller, larger)).toBe(true);
    expect(checkConsistency(proof, { ...smaller, size: smaller.size - 1 }, larger)).toBe(false);
    expect(checkConsistency(proof, { ...smaller, root: larger.root }, larger)).toBe(false);
    expect(checkConsistency(proof, smaller, { ...larger, root: smaller.root })).toBe(false);
    expect(checkConsistency(proof.slice(1), smaller, larger)).toBe(false);
    expect(checkConsistency([...proof, larger.root], smaller, larger)).toBe(false);
  });

  it("is that of the RFC for every two small trees, and is accepted", async () => {
    const entries = entriesOf(24);
    const read = tiledLog(entries).reader();
    for (let larger = 1; larger <= 24; larger += 1) {
      for (let smaller = 1; smaller <= larger; smaller += 1) {
        const proof = await proveConsistency(read, smaller, larger);
        expect(proof).toEqual(naiveProof(smaller, entries.slice(0, larger)));
        expect(checkConsistency(proof, headOf(entries, smaller), headOf(entries, larger))).toBe(true);
      }
    }
  });

  it("holds for no two trees of which one has changed what the other had", async () => {
    const all = entriesOf(600);
    const sizes = fc.integer({ min: 2, max: 600 }).chain((larger) =>
      fc.record({
        larger: fc.constant(larger),
        smaller: fc.integer({ min: 1, max: larger - 1 }),
        at: fc.nat(),
      }),
    );
    const log = tiledLog(all);
    await fc.assert(
      fc.asyncProperty(sizes, async ({ smaller, larger, at }) => {
        const proof = await proveConsistency(log.reader(larger), smaller, larger);
        expect(checkConsistency(proof, headOf(all, smaller), headOf(all, larger))).toBe(true);
        const rewritten = all.with(at % smaller, Buffer.from("rewritten"));
        expect(checkConsistency(proof, headOf(rewritten, smaller), headOf(all, larger))).toBe(false);
        const forged = await proveConsistency(tiledLog(rewritten.slice(0, larger)).reader(), smaller, larger);
        for (const hashes of [proof, forged]) {
          expect(checkConsistency(hashes, headOf(all, smaller), headOf(rewritten, larger))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("needs no hash from nothing, nor from a tree to itself", async () => {
    const entries = entriesOf(9);
    const read = tiledLog(entries).reader();
    expect(await proveConsistency(read, 0, 9)).toEqual([]);
    expect(await proveConsistency(read, 9, 9)).toEqual([]);
    const [nothing, nine] = [{ size: 0, root: EMPTY_ROOT }, headOf(entries, 9)];
    expect(checkConsistency([], nothing, nine)).toBe(true);
    expect(checkConsistency([], nine, nine)).toBe(true);
    expect(checkConsistency([], nothing, nothing)).toBe(true);
    expect(checkConsistency([nine.root], nine, nine)).toBe(false);
    expect(checkConsistency([nine.root], nothing, nine)).toBe(false);
    expect(checkConsistency([], nine, { ...nine, root: EMPTY_ROOT })).toBe(false);
    expect(checkConsistency([], { size: 0, root: nine.root }, nine)).toBe(false);
    expect(checkConsistency([], nine, nothing)).toBe(false);
  });

  it("from a larger tree to a smaller one there is none", async () => {
    await expect(proveConsistency(tiledLog(entriesOf(5)).reader(), 5, 4)).rejects.toThrow(RangeError);
  });
});
