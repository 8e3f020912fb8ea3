import { describe, expect, it } from "vitest";
import { isOver } from "./lifetime.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const LIFE_MS = 300_000;

describe("a lifetime", () => {
  it("ends at its end", () => {
    expect([0, 299, 300].map((now) => isOver(at(300), LIFE_MS, at(now)))).toEqual([false, false, true]);
  });

  it("is over where it was issued while the clock was ahead", () => {
    const issuedAhead = (seconds: number) => isOver(at(seconds + 300), LIFE_MS, at(0));
    expect([1, 30, 31, 3600].map(issuedAhead)).toEqual([false, false, true, true]);
  });
});
