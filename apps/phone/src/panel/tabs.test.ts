import { expect, it } from "vitest";
import { tabAfter } from "./tabs.ts";

it.each([
  ["phone", "ArrowRight", "wire"],
  ["problems", "ArrowRight", "phone"],
  ["phone", "ArrowLeft", "problems"],
  ["audit", "ArrowLeft", "wire"],
  ["audit", "Home", "phone"],
  ["audit", "End", "problems"],
  ["audit", "Enter", undefined],
] as const)("from %s, %s leads to %s", (tab, key, next) => {
  expect(tabAfter(tab, key)).toBe(next);
});
