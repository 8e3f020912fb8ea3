import { sensitive } from "@shiming/crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import { type ApprovedItem, faultOfItems, itemsOf, rememberedItems } from "./approved-items.ts";
import { claimsOf, largestClaims, ROOM_FOR_CLAIMS } from "./claims.ts";
import { chosenItems, releasableItems } from "./consented.ts";
import { type Item, isItem, ORIGINAL_ITEMS } from "./item.ts";

const asked = (...names: readonly string[]): ApprovedItem[] =>
  names.map((name) => ({ item: name.replace("?", "") as Item, required: !name.endsWith("?") }));

test.each([
  ["real_name", true],
  ["credential_id", true],
  ["masked_name", true],
  ["masked_credential_id", true],
  ["verification", true],
  ["age_over_1", true],
  ["age_over_150", true],
  ["age_over_0", false],
  ["age_over_018", false],
  ["age_over_151", false],
  ["age_over_18.5", false],
  ["telephone", false],
  [18, false],
])("%j is an item: %s", (name, is) => {
  expect(isItem(name)).toBe(is);
});

describe("what a use is approved for", () => {
  it("is the original's two, both required, where nothing is said", () => {
    expect(itemsOf(undefined)).toEqual(asked("real_name", "credential_id"));
    expect(rememberedItems(asked("credential_id", "real_name"))).toEqual({});
    expect(rememberedItems(asked("real_name", "credential_id?"))).toEqual({
      items: asked("real_name", "credential_id?"),
    });
  });

  it.each([
    [[], "name at least one item"],
    [["age_over_200"], "age_over_200 is no item"],
    [["real_name", "real_name?"], "real_name is there twice"],
    [Array.from({ length: 12 }, (_, n) => `age_over_${100 + n}`), "do not fit into one answer"],
  ])("is not %j", (names, said) => {
    expect(faultOfItems(asked(...names))?.en).toContain(said);
    expect(() => rememberedItems(asked(...names))).toThrow();
  });

  it("is never more than fits, whoever consents", () => {
    const most = ["masked_name", "masked_credential_id", "age_over_100", "age_over_101", "age_over_102"];
    expect(faultOfItems(asked(...most))).toBeUndefined();
    const nameOf = fc
      .array(fc.constantFrom("张", "𬭎", "·", "a", '"', "\\"), { minLength: 1, maxLength: 60 })
      .map((characters) => characters.join(""));
    const ages = fc.uniqueArray(fc.integer({ min: 1, max: 150 }), { maxLength: 12 });
    fc.assert(
      fc.property(nameOf, ages, (realName, years) => {
        const items: Item[] = [
          "masked_name",
          "masked_credential_id",
          ...years.map((n) => `age_over_${n}` as const),
        ];
        const person = { realName: sensitive(realName), credentialId: sensitive("440524188001010014") };
        const bytes = Buffer.byteLength(claimsOf(items, person, new Date(0)) ?? "");
        expect(bytes).toBeLessThanOrEqual(largestClaims(items));
        if (!faultOfItems(asked(...items))) expect(bytes).toBeLessThanOrEqual(ROOM_FOR_CLAIMS);
      }),
    );
  });
});

describe("what a person takes", () => {
  const shown = asked("masked_name", "age_over_18?", "age_over_60?");

  it("is all of it where nothing is said, or what is said, in the order shown", () => {
    expect(chosenItems(shown, undefined)).toEqual(["masked_name", "age_over_18", "age_over_60"]);
    expect(chosenItems(shown, ["age_over_60", "masked_name"])).toEqual(["masked_name", "age_over_60"]);
  });

  it.each([
    ["what was not shown", ["masked_name", "real_name"]],
    ["less than is required", ["age_over_18"]],
    ["nothing", []],
    ["a text", "masked_name"],
    ["numbers", ["masked_name", 18]],
  ])("is not %s", (_, chosen) => {
    expect(() => chosenItems(shown, chosen)).toThrow("request_malformed");
  });

  it("is something, be it all optional", () => {
    expect(() => chosenItems(asked("age_over_18?"), [])).toThrow("request_malformed");
  });
});

describe("what may be released", () => {
  const use = (second: number, ...names: readonly string[]): ApprovedUse => ({
    category: { first: { id: 99, name: "政务" }, second: { id: second, name: "社保" } },
    ...(names.length > 0 && { items: asked(...names) }),
    ...{ purpose: "", legalBasis: "", retention: "" },
  });
  const consented = { category: [99, 904], items: ORIGINAL_ITEMS } as const;

  it("is what was consented to and is approved for that use now", () => {
    expect(releasableItems(consented, [use(905, "masked_name"), use(904)])).toEqual(ORIGINAL_ITEMS);
    expect(releasableItems(consented, [use(904, "real_name", "masked_name")])).toEqual(["real_name"]);
    expect(releasableItems(consented, [use(905)])).toEqual([]);
    expect(releasableItems(consented, [])).toEqual([]);
  });

  it("is what every use is approved for, where an earlier release did not write in which it was", () => {
    const unknown = { ...consented, category: undefined };
    expect(releasableItems(unknown, [use(904), use(905)])).toEqual(ORIGINAL_ITEMS);
    expect(releasableItems(unknown, [use(904), use(905, "real_name")])).toEqual(["real_name"]);
  });

  it("is never an answer to a verification", () => {
    const items = ["verification", "real_name"] as const;
    expect(releasableItems({ ...consented, items }, [use(904, ...items)])).toEqual(["real_name"]);
  });
});

describe("the claims", () => {
  const person = { realName: sensitive("张三丰"), credentialId: sensitive("110105200802290046") };
  const read = (items: readonly Item[], at: string) =>
    JSON.parse(claimsOf(items, person, new Date(at)) ?? "null");

  it("say what the contract's example says, and nothing that is encrypted by itself", () => {
    expect(read(["real_name", "masked_name", "masked_credential_id"], "2026-11-28T00:00:00Z")).toEqual({
      masked_name: "*三丰",
      masked_credential_id: "1****************6",
    });
    expect(claimsOf(ORIGINAL_ITEMS, person, new Date(0))).toBeUndefined();
  });

  it.each([
    ["2026-02-28T15:59:59Z", false],
    ["2026-02-28T16:00:00Z", true],
  ])("count an age of somebody born on 29 February from 1 March in Shanghai: %s", (at, reached) => {
    expect(read(["age_over_18"], at)).toEqual({ age_over_18: reached });
  });
});
