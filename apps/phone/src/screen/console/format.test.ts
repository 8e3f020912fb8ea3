import { expect, test } from "vitest";
import { formatAll } from "./format.ts";

test("texts stay, objects are JSON, and what JSON cannot say is named", () => {
  const circular: Record<string, unknown> = { a: 1, twice: [{}, {}] };
  circular.self = circular;
  const same = { b: 2 };
  expect(formatAll(["你好", 1, undefined, null, [1, "x"], { f() {}, big: 3n }])).toBe(
    '你好 1 undefined null [1,"x"] {"f":"[function f]","big":"3n"}',
  );
  expect(formatAll([circular])).toBe('{"a":1,"twice":[{},{}],"self":"[circular]"}');
  expect(formatAll([[same, same]])).toBe('[{"b":2},{"b":2}]');
});

test("an error is its stack, and no line is endless", () => {
  const error = new Error("x");
  expect(formatAll([error])).toBe(error.stack);
  expect(formatAll(["x".repeat(100_000)])).toHaveLength(10_000);
});
