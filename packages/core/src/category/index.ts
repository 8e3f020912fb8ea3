/** The category tree of the platform. */

export { type CategoryEntry, type CategoryTree, entryOf, mayUse } from "./category-tree.ts";
