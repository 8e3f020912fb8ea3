import { expect, test } from "vitest";
import { isRealName } from "./real-name.ts";

test.each([
  "林知夏",
  "王",
  "欧阳明岚",
  "赵〇",
  "〇",
  "周䶮",
  "陈𬭎",
  "林龦",
  "龴小禾",
  "𰻞",
  "\u{33479}",
  "\u{323b0}",
  "阿依古丽·买合木提",
  "Anna·Zhāng",
  "O'Neil",
  "Maria Luísa",
  "Jean-Paul",
  "é",
  "e\u0301",
  "林".repeat(60),
  "𬭎".repeat(60),
])("%s can be a name", (name) => {
  expect(isRealName(name)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["61 characters", "林".repeat(61)],
  ["61 characters of two code units", "𬭎".repeat(61)],
  ["a million characters", "林".repeat(1_000_000)],
  ["a space before it", " 林"],
  ["an ideographic space after it", "林\u3000"],
  ["a line break after it", "林\n"],
  ["a tab inside", "林\t夏"],
  ["a NUL", "林\0"],
  ["a zero-width space", "林\u200b夏"],
  ["a right-to-left override", "林\u202e夏"],
  ["a byte order mark", "\ufeff林"],
  ["a line separator", "林\u2028夏"],
  ["a lone surrogate", "林\ud842"],
  ["a private-use character", "林\ue000"],
  ["a private-use character of plane 15", "林\u{f0000}"],
  ["a noncharacter", "林\uffff"],
  ["a noncharacter of plane 2", "林\u{2fffe}"],
  ["a replacement character", "林\ufffd"],
  ["a question mark for a lost character", "?文博"],
  ["a fullwidth question mark for a lost character", "林？"],
  ["an ID number", "11010519491231002X"],
  ["punctuation alone", "·"],
  ["an unassigned character", "林\u0378"],
  // Took ten seconds when two alternatives matched the ideographic planes, and each further character doubled it.
  ["60 characters of plane 2 and a question mark", `${"\u{20000}".repeat(59)}?`],
  ["60 characters of plane 3 and a digit", `${"\u{30000}".repeat(59)}1`],
  ["120 halves of them", `${"\u{20000}".repeat(59)}\ud840\u0001`],
])("%s is refused", (_what, name) => {
  expect(isRealName(name)).toBe(false);
});
