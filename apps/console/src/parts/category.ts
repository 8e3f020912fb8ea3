/** A category of the tree: "99,904", and 政务 > 社会保障. */
import type { OutputOf } from "@shiming/administration";

export type Category = OutputOf<"categories.list">[number]["category"];

export const levelsOf = ({ first, second, third }: Category) =>
  third ? [first, second, third] : [first, second];

export const idOfCategory = (category: Category): string =>
  levelsOf(category)
    .map(({ id }) => id)
    .join();

/** Its English names where they were given. */
export const nameOfCategory = (category: Category, language: string): string =>
  levelsOf(category)
    .map(({ name, english }) => (language === "en" ? (english ?? name) : name))
    .join(" > ");
