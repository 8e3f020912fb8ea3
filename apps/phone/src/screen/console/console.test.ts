import { expect, test, vi } from "vitest";
import { createConsole } from "./console.ts";

test("an assertion is an error where it fails, and nothing where it holds", () => {
  const browsers = vi.spyOn(console, "error").mockReturnValue();
  const lines: string[][] = [];
  const own = createConsole((...line) => lines.push(line));
  own.assert(1 < 2, "holds");
  own.assert(1 > 2, "fails", { a: 1 });
  expect(lines).toEqual([["error", 'Assertion failed: fails {"a":1}']]);
  expect(browsers).toHaveBeenCalledOnce();
  browsers.mockRestore();
});
