import fc from "fast-check";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { columnsOf } from "./columns.ts";

const usual = fc.constantFrom(..."aZ09 ~-.·–—‘’“”…、。《》【】中文鿿！～（）：");
const unusual = fc.constantFrom(
  "\x1b[1m",
  "\x1b[22m",
  "\u0301",
  "é",
  "ㄅ",
  "가",
  "𬭎",
  "👨‍👩‍👧",
  "1\u20e3",
  "\t",
  "ｶ",
);

it("a text takes the columns that the library counts, whatever it is made of", () => {
  const texts = fc.array(fc.oneof({ weight: 4, arbitrary: usual }, unusual)).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      expect(columnsOf(text)).toBe(stringWidth(text));
    }),
  );
});

it("each usual character alone does so too", () => {
  for (let code = 0x20; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    if (columnsOf(character) !== stringWidth(character)) expect.fail(`U+${code.toString(16)}`);
  }
});
