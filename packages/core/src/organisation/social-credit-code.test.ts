import { describe, expect, it } from "vitest";
import { faultOfSocialCreditCode, requireSocialCreditCode } from "./social-credit-code.ts";

/** The example of GB 32100-2015, and codes that their holders publish. */
const PUBLISHED = ["91350100M000100Y43", "9144030071526726XG", "91330100799655058B", "914403001922038216"];

describe("a unified social credit code", () => {
  it.each(PUBLISHED)("%s is one", (code) => {
    expect(requireSocialCreditCode(code)).toBe(code);
  });

  it.each([
    ["lower case", "91350100m000100y43"],
    ["full width", "９１３５０１００Ｍ０００１００Ｙ４３"],
    ["white space", " 913501 00M00010 0Y43\u3000\n"],
  ])("is read in %s", (_, given) => {
    expect(requireSocialCreditCode(given)).toBe("91350100M000100Y43");
  });

  it.each(PUBLISHED)("%s with any other last character is a mistake", (code) => {
    const others = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"].filter((last) => last !== code.at(-1));
    const faults = others.map((last) => faultOfSocialCreditCode(code.slice(0, -1) + last)?.fault);
    expect(new Set(faults)).toEqual(new Set(["check_character"]));
  });

  it("with one character mistyped, or two neighbours exchanged, is a mistake", () => {
    const code = "91350100M000100Y43";
    for (let place = 0; place < code.length - 1; place += 1) {
      const before = code.slice(0, place);
      const [one = "", two = ""] = code.slice(place);
      const other = one === "7" ? "2" : "7";
      expect(faultOfSocialCreditCode(before + other + code.slice(place + 1))).toBeDefined();
      if (one !== two)
        expect(faultOfSocialCreditCode(before + two + one + code.slice(place + 2))).toBeDefined();
    }
  });

  it.each([..."IOSVZ", "中", "-", "𝟙".normalize("NFD")])("has no %s", (character) => {
    expect(faultOfSocialCreditCode(`91350100${character}000100Y43`)).toEqual({
      fault: "character",
      place: 9,
    });
  });

  it.each([
    ["", 0],
    ["91350100M000100Y4", 17],
    ["91350100M000100Y433", 19],
    ["350100100000000", 15],
  ])("%j has the wrong length", (code, length) => {
    expect(faultOfSocialCreditCode(code)).toEqual({ fault: "length", length });
  });

  it("is refused by its fault, in both languages", () => {
    expect(() => requireSocialCreditCode("91350100M000100Y4")).toThrow("has 18 characters, not 17");
    expect(() => requireSocialCreditCode("9135O100M000100Y43")).toThrow("character 5");
    expect(() => requireSocialCreditCode("91350100M000100Y44")).toThrow("check character");
  });
});
