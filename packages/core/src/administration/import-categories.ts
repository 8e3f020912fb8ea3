import type { Permitted } from "../authorization/authorize.ts";
import { parseCategoryTree } from "../category/category-csv.ts";
import type { CategoryEntry, CategoryTree } from "../category/category-tree.ts";
import { type Digest, digestOf } from "../digest.ts";
import { categoryIdOf } from "../mini-program/category.ts";
import type { CategoryStore } from "../ports/category-store.ts";
import { staffEvent } from "./staff-event.ts";
import { requireUnchanged } from "./unchanged.ts";

export interface TreeDifference {
  readonly added: readonly CategoryEntry[];
  readonly changed: readonly { readonly before: CategoryEntry; readonly after: CategoryEntry }[];
  readonly removed: readonly CategoryEntry[];
}

export interface ComparedTree extends TreeDifference {
  /** Of the tree that there is: the import may say that it is still that. */
  readonly before: Digest;
}

/**
 * Puts the tree of a file in the place of the whole, or changes nothing. What mini programs have and were approved for stays.
 * @param seen of the tree that is to be replaced
 * @returns how it differs from the one before. @throws `entity_changed`; `value_invalid` with each place that is wrong
 */
export async function importCategories(
  csv: string,
  actor: Permitted<"categories.import">,
  { categories }: { readonly categories: Pick<CategoryStore, "change"> },
  at: Date,
  seen?: Digest,
): Promise<TreeDifference> {
  const next = parseCategoryTree(csv);
  const event = staffEvent(actor, "categories_imported", "categories", at);
  let difference: TreeDifference = { added: [], changed: [], removed: [] };
  await categories.change((now) => {
    requireUnchanged(seen, digestOfTree(now));
    difference = differenceOf(now, next);
    return { next, events: [event] };
  });
  return difference;
}

/**
 * What {@link importCategories} would do now. Nothing is changed.
 * @throws `value_invalid` with each place that is wrong
 */
export async function compareCategories(
  csv: string,
  { categories }: { readonly categories: Pick<CategoryStore, "tree"> },
): Promise<ComparedTree> {
  const next = parseCategoryTree(csv);
  const now = await categories.tree();
  return { ...differenceOf(now, next), before: digestOfTree(now) };
}

const digestOfTree = (tree: CategoryTree): Digest => digestOf(JSON.stringify(tree));

function differenceOf(before: CategoryTree, after: CategoryTree): TreeDifference {
  const [former, later] = [byId(before), byId(after)];
  const without = (entries: CategoryTree, others: ReadonlyMap<string, CategoryEntry>) =>
    entries.filter((entry) => !others.has(idOf(entry)));
  const changed = after.flatMap((entry) => {
    const known = former.get(idOf(entry));
    return known && !isSame(known, entry) ? [{ before: known, after: entry }] : [];
  });
  return { added: without(after, former), changed, removed: without(before, later) };
}

const idOf = ({ category }: CategoryEntry) => categoryIdOf(category).join();
const byId = (tree: CategoryTree) => new Map(tree.map((entry) => [idOf(entry), entry]));

function isSame(one: CategoryEntry, other: CategoryEntry): boolean {
  const written = ({ category, subjectTypes, usualItems = [] }: CategoryEntry) =>
    JSON.stringify([
      ...[category.first, category.second, category.third],
      ...[[...subjectTypes].sort(), [...usualItems].sort()],
    ]);
  return written(one) === written(other);
}
