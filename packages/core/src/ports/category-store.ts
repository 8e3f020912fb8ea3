import type { CategoryTree } from "../category/category-tree.ts";
import type { Change } from "./change.ts";

export interface CategoryStore {
  /** Empty until it was put for the first time. In the order that it was put in. */
  tree(): Promise<CategoryTree>;

  /** Puts another tree in the place of the whole. */
  change(change: Change<CategoryTree>): Promise<void>;
}
