/** Which categories can be chosen: the mini program's own, and what stands in the application already. Pure. */
import type { OutputOf } from "@shiming/administration";
import type { Use } from "./filling.ts";

type Category = Use["category"];

export interface CategoryChoice {
  /** `99,904`. */
  readonly id: string;
  readonly category: Category;
  readonly names: string;
}

export const levelsOf = ({ first, second, third }: Category) => [first, second, ...(third ? [third] : [])];
export const idOf = (category: Category) =>
  levelsOf(category)
    .map(({ id }) => id)
    .join();
export const namesOf = (category: Category) =>
  levelsOf(category)
    .map(({ name }) => name)
    .join(" / ");

/** In English where all levels have a name in it. */
export function englishNamesOf(category: Category): string[] | undefined {
  const names = levelsOf(category).flatMap(({ english }) => (english === undefined ? [] : [english]));
  return names.length === levelsOf(category).length ? names : undefined;
}

export function choicesOf(
  tree: OutputOf<"categories.list">,
  app: { readonly categories: readonly (readonly number[])[] } | undefined,
  uses: readonly Use[],
): readonly CategoryChoice[] {
  const own = new Set((app?.categories ?? []).map((id) => id.join()));
  const known = [...tree.map(({ category }) => category), ...uses.map(({ category }) => category)];
  const used = new Set(uses.map(({ category }) => idOf(category)));
  const choices = known
    .map((category) => ({ id: idOf(category), category, names: `${namesOf(category)}（${idOf(category)}）` }))
    .filter(({ id }) => own.has(id) || used.has(id));
  return [...new Map(choices.map((choice) => [choice.id, choice])).values()];
}
