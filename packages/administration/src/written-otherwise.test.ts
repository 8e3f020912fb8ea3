import { DomainError } from "@shiming/core";
import { expect, it } from "vitest";
import { asMeant, otherSpelling } from "./written-otherwise.ts";

it.each([
  ["WX1A2B3C4D5E6F7081", "wx1a2b3c4d5e6f7081"],
  ['"wx1a2b3c4d5e6f7081"', "wx1a2b3c4d5e6f7081"],
  [" wx1a2b3c4d5e6f7081\t", "wx1a2b3c4d5e6f7081"],
  ["‘ｗｘ1a2b3c4d5e6f7081’", "wx1a2b3c4d5e6f7081"],
  ["a4q7zn2m8k5th0xw3", "A4Q7ZN2M8K5TH0XW3"],
  ["5157f09efdc096de15ebe81a47057a7232f1b8e1", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"],
  ["'1900000109'", "1900000109"],
  ["1900 0001 09", "1900000109"],
])("%j was probably meant to be %s", (written, meant) => {
  expect(otherSpelling(written)).toBe(meant);
});

it.each([
  "wx1a2b3c4d5e6f7081",
  "1900000109",
  "wx1a2b3c4d5e6f7081x",
  "李雷",
  "",
  1,
  undefined,
  "'".repeat(1000),
])("%j is not written otherwise", (written) => {
  expect(otherSpelling(written)).toBeUndefined();
});

it("a refusal says it in both languages, and no other one does", () => {
  const refusal = (failure: "entity_not_found" | "entity_exists") =>
    new DomainError(failure, { hint: { en: "no merchant '1900000109'", zh: "没有商户 '1900000109'" } });
  expect(asMeant(refusal("entity_not_found"), { mch_id: "'1900000109'" })).toMatchObject({
    detail: {
      hint: {
        en: "no merchant '1900000109'; did you mean 1900000109?",
        zh: "没有商户 '1900000109'；是否想写 1900000109？",
      },
    },
  });
  const other = refusal("entity_exists");
  expect(asMeant(other, { mch_id: "'1900000109'" })).toBe(other);
});
