/** The categories that there are, and who may use them. Which these are is data: staff import them. */
import type { Item } from "../disclosure/item.ts";
import type { Category, CategoryId } from "../mini-program/category.ts";
import { categoryIdOf } from "../mini-program/category.ts";
import type { SubjectType } from "../organisation/organisation.ts";

export interface CategoryEntry {
  readonly category: Category;
  /** What kinds of legal entity may use it. */
  readonly subjectTypes: readonly SubjectType[];
  /** What such business usually needs; whoever asks for more is told, and the reviewer with him. */
  readonly usualItems?: readonly Item[];
}

/** In the order that people are shown. */
export type CategoryTree = readonly CategoryEntry[];

/** Exactly this category. */
export function entryOf(tree: CategoryTree, id: CategoryId): CategoryEntry | undefined {
  return tree.find(({ category }) => categoryIdOf(category).join() === id.join());
}

/** Whether such an entity may ask for real names in this category. One that is not in the tree, nobody may use. */
export function mayUse(tree: CategoryTree, subjectType: SubjectType, category: CategoryId): boolean {
  return entryOf(tree, category)?.subjectTypes.includes(subjectType) ?? false;
}
