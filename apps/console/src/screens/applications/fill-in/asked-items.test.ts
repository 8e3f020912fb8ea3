import { describe, expect, it } from "vitest";
import { agesIn, agesOf, askingOf, ORIGINAL, withAges, withItem } from "./asked-items.ts";

describe("what is asked for", () => {
  it("is chosen item by item, and keeps its order", () => {
    const less = withItem(ORIGINAL, "credential_id", "optional");
    expect(less).toEqual([
      { item: "real_name", required: true },
      { item: "credential_id", required: false },
    ]);
    expect(withItem(less, "real_name", "none")).toEqual([{ item: "credential_id", required: false }]);
    expect(withItem(ORIGINAL, "masked_name", "required").at(-1)).toEqual({
      item: "masked_name",
      required: true,
    });
    expect(["real_name", "credential_id", "masked_name"].map((item) => askingOf(less, item))).toEqual([
      "required",
      "optional",
      "none",
    ]);
  });

  it.each([
    ["18, 60", ["age_over_18", "age_over_60"]],
    ["１８ 岁和 18", ["age_over_18"]],
    ["0 151 many", []],
  ])("has of %j the ages %j", (text, ages) => {
    expect(agesIn(text)).toEqual(ages);
  });

  it("has its ages together, required or not", () => {
    const aged = withAges(ORIGINAL, ["age_over_18"], "none");
    expect(aged.at(-1)).toEqual({ item: "age_over_18", required: true });
    expect(withAges(aged, agesOf(aged), "optional").at(-1)?.required).toBe(false);
    expect(withAges(aged, agesOf(aged), "none")).toEqual(ORIGINAL);
  });
});
