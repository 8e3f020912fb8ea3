import { expect, it } from "vitest";
import { parseCategoryId } from "./category-id.ts";

it.each([
  ["99,904", [99, 904]],
  ["3,4,5", [3, 4, 5]],
  ["[99, 904]", [99, 904]],
  [" 0 , 4294967295 ", [0, 4_294_967_295]],
])("the category-id %j is taken", (attribute, categoryId) => {
  expect(parseCategoryId(attribute)).toEqual(categoryId);
});

it.each([
  [null],
  [""],
  ["99"],
  ["1,2,3,4"],
  ["99,"],
  ["99;904"],
  ["99,x"],
  ["099,904"],
  ["-1,2"],
  ["1.5,2"],
  ["１,２"],
  ["99,904]"],
  ["[[99,904]]"],
  ["{{[99, 904]}}"],
])("the category-id %j is none", (attribute) => {
  expect(parseCategoryId(attribute)).toBeUndefined();
});
