import { describe, expect, it } from "vitest";
import { type Category, categoryIdOf, categoryMatches, parseCategoryId } from "./category.ts";
import { approvedUseFor, approvedUseOf, type MiniProgram } from "./mini-program.ts";

describe("a category id", () => {
  it.each([
    [
      [99, 904],
      [99, 904],
    ],
    [
      ["99", "904"],
      [99, 904],
    ],
    [
      ["99", 904, "5"],
      [99, 904, 5],
    ],
    [
      [0, 4_294_967_295],
      [0, 4_294_967_295],
    ],
    [
      ["0", "4294967295"],
      [0, 4_294_967_295],
    ],
  ])("is read from %j", (value, expected) => {
    expect(parseCategoryId(value)).toEqual(expected);
  });

  it.each<[unknown]>([
    [undefined],
    [null],
    [99],
    ["99,904"],
    [{ 0: 99, 1: 904, length: 2 }],
    [[]],
    [[99]],
    [[99, 904, 5, 6]],
    [[99, null]],
    [[99, [904]]],
    [[99, true]],
    [[99, -1]],
    [[99, 1.5]],
    [[99, Number.POSITIVE_INFINITY]],
    [[99, 4_294_967_296]],
    [["99", "4294967296"]],
    [["99", ""]],
    [["99", " 904"]],
    [["99", "0904"]],
    [["99", "9.04"]],
    [["99", "9e2"]],
    [["99", "0x388"]],
    [["99", "-904"]],
    [["99", "９０４"]],
    [["99", "99999999999999999999"]],
  ])("is not read from %j", (value) => {
    expect(parseCategoryId(value)).toBeUndefined();
  });
});

const level = (id: number) => ({ id, name: `${id}` });
const category = (first: number, second: number, third?: number): Category => ({
  first: level(first),
  second: level(second),
  ...(third !== undefined && { third: level(third) }),
});

describe("a category", () => {
  it("is named by its two or three ids", () => {
    expect(categoryIdOf(category(3, 4))).toEqual([3, 4]);
    expect(categoryIdOf(category(3, 4, 0))).toEqual([3, 4, 0]);
  });

  it("of three levels is matched by its first two, or by all three", () => {
    expect(categoryMatches([3, 4], category(3, 4, 5))).toBe(true);
    expect(categoryMatches([3, 4, 5], category(3, 4, 5))).toBe(true);
    expect(categoryMatches([3, 4, 6], category(3, 4, 5))).toBe(false);
    expect(categoryMatches([3, 5], category(3, 4, 5))).toBe(false);
    expect(categoryMatches([4, 3], category(3, 4, 5))).toBe(false);
  });

  it("of two levels is matched by those two alone", () => {
    expect(categoryMatches([3, 4], category(3, 4))).toBe(true);
    expect(categoryMatches([3, 4, 5], category(3, 4))).toBe(false);
    expect(categoryMatches([3, 4, 0], category(3, 4))).toBe(false);
  });
});

describe("the approved use", () => {
  function appFor(...categories: Category[]): MiniProgram {
    const use = { purpose: "p", legalBasis: "l", retention: "r" };
    return {
      appid: "wx0123456789abcdef",
      name: "n",
      serviceProvider: { legalName: "l", contact: "c" },
      secretDigest: "",
      categories: [],
      access: { state: "none" },
      approvedUses: categories.map((one) => ({ category: one, ...use })),
      quota: { perMinute: 1, perDay: 1 },
    };
  }

  it("is that of exactly the category before that of a deeper one", () => {
    const app = appFor(category(3, 4, 5), category(3, 4, 6), category(3, 4));
    expect(approvedUseFor(app, [3, 4])?.category).toEqual(category(3, 4));
    expect(approvedUseFor(app, [3, 4, 6])?.category).toEqual(category(3, 4, 6));
  });

  it("is that of the first deeper category where the category itself has none", () => {
    expect(approvedUseFor(appFor(category(3, 4, 5), category(3, 4, 6)), [3, 4])?.category).toEqual(
      category(3, 4, 5),
    );
  });

  it("is nothing for a category that was not approved", () => {
    expect(approvedUseFor(appFor(category(3, 4)), [3, 4, 5])).toBeUndefined();
    expect(approvedUseFor(appFor(category(3, 4)), [3, 5])).toBeUndefined();
    expect(approvedUseFor(appFor(), [3, 4])).toBeUndefined();
  });

  it("is there for exactly the category that a person was shown, or not any more", () => {
    expect(approvedUseOf(appFor(category(3, 4, 5)), [3, 4, 5])?.category.third?.id).toBe(5);
    expect(approvedUseOf(appFor(category(3, 4, 5)), [3, 4])).toBeUndefined();
    expect(approvedUseOf(appFor(category(3, 4)), [3, 4, 5])).toBeUndefined();
  });
});
