import { expect, test } from "vitest";
import { placeOf } from "./stack.ts";

const isModule = (file: string) => ["pages/home/home.js", "页面/首页.js"].includes(file);

test.each([
  ["Error: x\n    at tap (pages/home/home.js:12:5)\n    at http://phone/pages/screen.js:1:9", 12, 5],
  ["Error: x\n    at http://phone/pages/screen.js:1:9\n    at pages/home/home.js:3:7", 3, 7],
  ["Error: x\n    at async Object.load [as onLoad] (pages/home/home.js:4:8)", 4, 8],
  ["load@pages/home/home.js:9:2\nrun@http://phone/pages/screen.js:1:9", 9, 2],
  ["Error: (pages/home/home.js is not meant here)\n    at new Page (pages/home/home.js:6:1)", 6, 1],
])("the innermost place in a mini program is found in %j", (stack, line, column) => {
  expect(placeOf(stack, isModule)).toEqual({ file: "pages/home/home.js", line, column });
});

test("a file's name may be written as in a URL", () => {
  const stack = "Error\n    at f (%E9%A1%B5%E9%9D%A2/%E9%A6%96%E9%A1%B5.js:7:2)";
  expect(placeOf(stack, isModule)).toEqual({ file: "页面/首页.js", line: 7, column: 2 });
});

test("a stack without a place in the mini program has none", () => {
  expect(placeOf("Error\n    at http://phone/pages/screen.js:1:9", isModule)).toBeUndefined();
  expect(placeOf(undefined, isModule)).toBeUndefined();
});
