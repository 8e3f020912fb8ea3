import type { Category } from "@shiming/core";
import { usage } from "../sentence.ts";
import { categoryIds } from "./options.ts";

/** `99,904=政务/社会保障`: two or three ids, and as many names; behind another `=` as many in English. */
function parseCategory(text: string): Category {
  const [idText = "", ...groups] = text.split("=");
  const ids = categoryIds(idText);
  const [names = [], english] = groups.map((group) => group.split("/").map((name) => name.trim()));
  const [first, second, third] = ids.map((id, place) => ({
    id,
    name: names[place] ?? "",
    ...(english && { english: english[place] ?? "" }),
  }));
  const isWhole = (all: readonly string[]) => all.length === ids.length && all.every((name) => name !== "");
  if (!first || !second || groups.length > 2 || !isWhole(names) || (english && !isWhole(english))) {
    return usage({
      en: `"${text}" is no category: write ids=names, for example 99,904=政务/社会保障, with English names after them if there are any: …=Government/Social security.`,
      zh: `“${text}”不是类目：请写成 编号=名称，例如 99,904=政务/社会保障，可再加英文名称：…=Government/Social security。`,
    });
  }
  return third ? { first, second, third } : { first, second };
}

/** One out of the tree by its ids alone, or one that is spelt out. */
export type ChosenCategory = Category | { readonly ids: number[] };

/** Of an option that may be repeated. */
export const collectCategories = (text: string, before: readonly Category[]): readonly Category[] => [
  ...before,
  parseCategory(text),
];

/** The same, where the tree knows the names. */
export const chooseCategories = (
  text: string,
  before: readonly ChosenCategory[],
): readonly ChosenCategory[] => [
  ...before,
  text.includes("=") ? parseCategory(text) : { ids: categoryIds(text) },
];
