import { expect, it } from "vitest";
import { ReadCache } from "./read-cache.ts";

it("remembers nothing of what was undone", () => {
  let undo = () => {};
  const cache = new ReadCache<{ readonly of: string }>({
    onUndo: (listener) => {
      undo = listener;
    },
  });
  const read = { of: "a unit that was undone" };
  expect(cache.get("key", () => read)).toBe(read);
  expect(cache.get("key", () => undefined)).toBe(read);
  undo();
  expect(cache.get("key", () => undefined)).toBeUndefined();
});
