import { expect, test } from "vitest";
import { countOtherDots, spellName } from "./name-spelling.ts";

test.each([
  ["\u2022"],
  ["\u30fb"],
  ["\uff65"],
  ["\u2027"],
  ["\u2219"],
  ["\u22c5"],
  ["\u2024"],
  ["\u0387"],
  ["\u25cf"],
  ["\u02d9"],
  ["\u2023"],
  ["\u2218"],
  ["\u25e6"],
  ["\u318d"],
  ["."],
  ["\uff0e"],
  ["\u3002"],
  ["\ufe52"],
  ["\uff61"],
])("买买提%s吐尔逊 is written with the dot of names", (dot) => {
  const name = `买买提${dot}吐尔逊${dot}艾力`;
  expect(spellName(name)).toBe("买买提\u00b7吐尔逊\u00b7艾力");
  expect(countOtherDots(name)).toBe(2);
  expect(countOtherDots(spellName(name))).toBe(0);
});

test.each([
  "林知夏",
  "买买提·吐尔逊",
  "J. Smith",
  "J.Smith",
  "Anna·Zhāng",
  "张三.",
  "䶮\u{200cc}",
  "\uf92c",
  "O'Neil",
  "张●丰",
  "张•",
  "●三丰",
  "张●●",
])("%s stays as it is", (name) => {
  expect(spellName(name)).toBe(name);
  expect(countOtherDots(name)).toBe(0);
});

test("Latin letters are composed, and their dots are dots of names as well", () => {
  expect(spellName("Zhe\u0301")).toBe("Zh\u00e9");
  expect(spellName("Anna\u2022Zha\u0304ng")).toBe("Anna\u00b7Zh\u0101ng");
});
