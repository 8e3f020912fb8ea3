import { describe, expect, it } from "vitest";
import { BoundedMap } from "./bounded-map.ts";

describe("a bounded map", () => {
  it("gives back what was set last under a key, and nothing under another", () => {
    const map = new BoundedMap<string, number>(3);
    map.set("a", 1);
    map.set("a", 2);
    expect([map.get("a"), map.get("b")]).toEqual([2, undefined]);
  });

  it("never holds more than it may, and always holds what was set last", () => {
    const map = new BoundedMap<number, true>(3);
    const keys = Array.from({ length: 20 }, (_, key) => key);
    for (const key of keys) {
      map.set(key, true);
      const held = keys.filter((one) => map.get(one));
      expect(held).toContain(key);
      expect(held.length).toBeLessThanOrEqual(3);
    }
  });

  it("forgets nothing when a key that it holds is set anew", () => {
    const map = new BoundedMap<string, true>(2);
    for (const key of ["a", "b", "b", "a"]) map.set(key, true);
    expect([map.get("a"), map.get("b")]).toEqual([true, true]);
  });
});
