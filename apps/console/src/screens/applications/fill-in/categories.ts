/** Which categories can be chosen: the mini program's own, and what stands in the application already. Pure. */
import type { OutputOf } from "@shiming/administration";
import { type Category, idOfCategory, levelsOf, nameOfCategory } from "../../../parts/category.ts";
import type { Use } from "./filling.ts";

export interface CategoryChoice {
  /** `99,904`. */
  readonly id: string;
  readonly category: Category;
  readonly names: string;
}

/** In English where all levels have a name in it. */
export function englishNamesOf(category: Category): string[] | undefined {
  const names = levelsOf(category).flatMap(({ english }) => (english === undefined ? [] : [english]));
  return names.length === levelsOf(category).length ? names : undefined;
}

export function choicesOf(
  tree: OutputOf<"categories.list">,
  app: { readonly categories: readonly (readonly number[])[] } | undefined,
  uses: readonly Use[],
  language: string,
): readonly CategoryChoice[] {
  const own = new Set((app?.categories ?? []).map((id) => id.join()));
  const known = [...tree.map(({ category }) => category), ...uses.map(({ category }) => category)];
  const used = new Set(uses.map(({ category }) => idOfCategory(category)));
  const choices = known
    .map((category) => ({
      id: idOfCategory(category),
      category,
      names: `${nameOfCategory(category, language)} ${idOfCategory(category)}`,
    }))
    .filter(({ id }) => own.has(id) || used.has(id));
  return [...new Map(choices.map((choice) => [choice.id, choice])).values()];
}
