import { refuse } from "../failure.ts";
import { type CategoryId, categoryIdOf } from "../mini-program/category.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import { type ApprovedItem, itemNames } from "./approved-items.ts";
import { type Item, isItem, isReleased, ORIGINAL_ITEMS } from "./item.ts";

/** What a person consented to hand over, and in which approved use of the mini program. */
export interface ConsentedItems {
  /** Unknown of a consent that a release before this one has written. */
  readonly category: CategoryId | undefined;
  readonly items: readonly Item[];
}

/**
 * What the person takes of what was shown: all of it where nothing is said.
 * @throws `request_malformed` for what was not shown, where one that is required is left out, and for nothing at all
 */
export function chosenItems(shown: readonly ApprovedItem[], chosen: unknown): readonly Item[] {
  const all = shown.map(({ item }) => item);
  if (chosen === undefined || chosen === null) return all;
  if (!Array.isArray(chosen)) return refuse("request_malformed", { hint: NO_LIST });
  const strange = chosen.some((item) => !isItem(item) || !all.includes(item));
  const missing = shown.some(({ item, required }) => required && !chosen.includes(item));
  if (strange || missing || chosen.length === 0) refuse("request_malformed", { hint: NOT_OF_THESE });
  return all.filter((item) => chosen.includes(item));
}

/** What of it may be released as things are approved now: disclosed ⊆ consented ⊆ approved. */
export function releasableItems(
  { category, items }: ConsentedItems,
  approved: readonly ApprovedUse[],
): readonly Item[] {
  const id = category?.join();
  const uses =
    id === undefined ? approved : approved.filter((use) => categoryIdOf(use.category).join() === id);
  if (uses.length === 0) return [];
  return items.filter((item) => isReleased(item) && uses.every((use) => itemNames(use.items).includes(item)));
}

/** As the audit tells them: nothing where they are the original's two. */
export function toldItems(items: readonly Item[]): { readonly items?: readonly Item[] } {
  const isOriginal =
    items.length === ORIGINAL_ITEMS.length && ORIGINAL_ITEMS.every((own) => items.includes(own));
  return isOriginal ? {} : { items };
}

const NO_LIST = { en: "items is a list of items", zh: "items 应为信息项的列表" };
const NOT_OF_THESE = {
  en: "items are some of those that were shown, with all that are required",
  zh: "items 应取自已展示的信息项，并包含全部必需项",
};
