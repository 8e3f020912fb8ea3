import { expect, it } from "vitest";
import { nextTry } from "./back-off.ts";

it("waits a minute, then longer, at most six hours, for three days", () => {
  const since = new Date(0);
  const waits: number[] = [];
  let at = since;
  for (let attempts = 1; ; attempts++) {
    const next = nextTry(attempts, since, at);
    if (!next) break;
    waits.push((next.getTime() - at.getTime()) / 60_000);
    at = next;
  }
  expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
  expect(Math.max(...waits)).toBe(360);
  expect(at.getTime()).toBeGreaterThan(2.7 * 24 * 3_600_000);
  expect(at.getTime()).toBeLessThanOrEqual(3 * 24 * 3_600_000);
});
