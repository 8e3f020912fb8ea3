import { expect, test } from "vitest";
import { hasColours, style } from "./style.ts";

const terminal = { isTTY: true };

test("a terminal has colours, a pipe or a file has none", () => {
  expect(hasColours(terminal, {})).toBe(true);
  expect(hasColours({ isTTY: false }, {})).toBe(false);
  expect(hasColours({ isTTY: false }, { FORCE_COLOR: "1" })).toBe(false);
});

test("NO_COLOR takes them away unless it is empty, and so does a dumb terminal", () => {
  expect(hasColours(terminal, { NO_COLOR: "1" })).toBe(false);
  expect(hasColours(terminal, { NO_COLOR: "0", FORCE_COLOR: "3" })).toBe(false);
  expect(hasColours(terminal, { NO_COLOR: "" })).toBe(true);
  expect(hasColours(terminal, { TERM: "dumb" })).toBe(false);
});

test("without colours a text is left as it is", () => {
  expect(style("bold", "text", { isTTY: false })).toBe("text");
});
