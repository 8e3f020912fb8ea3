import { describe, expect, it } from "vitest";
import { openAppStorage } from "./app-storage.ts";

/** As a browser's, of limited room. */
function fakeStorage(room = 100): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

describe("what a mini program keeps", () => {
  it("is found again, changed, and removed", () => {
    const storage = fakeStorage();
    openAppStorage("wx1", "lilei", storage).write("a", "1");
    openAppStorage("wx1", "lilei", storage).write("b", "2");
    openAppStorage("wx1", "lilei", storage).write("a", null);
    expect(openAppStorage("wx1", "lilei", storage).read()).toEqual({ b: "2" });
    openAppStorage("wx1", "lilei", storage).clear();
    expect(openAppStorage("wx1", "lilei", storage).read()).toEqual({});
  });

  it("is of one mini program and one person", () => {
    const storage = fakeStorage();
    openAppStorage("wx1", "lilei", storage).write("a", "1");
    expect(openAppStorage("wx1", "ouyang", storage).read()).toEqual({});
    expect(openAppStorage("wx2", "lilei", storage).read()).toEqual({});
  });

  it("stays as it was when there is no room for more", () => {
    const kept = openAppStorage("wx1", "lilei", fakeStorage());
    expect(kept.write("a", "1")).toBe(true);
    expect(kept.write("b", "x".repeat(200))).toBe(false);
    expect(kept.read()).toEqual({ a: "1" });
  });
});
