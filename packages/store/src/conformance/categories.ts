import type { CategoryEntry } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { miniProgram, staffWrite } from "./samples.ts";

const events = [staffWrite("categories_imported")];
const entries: readonly CategoryEntry[] = miniProgram().categories.map((category, place) => ({
  category,
  subjectTypes: place === 0 ? [] : ["public_school", "government_body"],
  ...(place === 0 && { usualItems: ["masked_name", "age_over_18"] as const }),
}));

export function describeCategories(it: StoreTest): void {
  describe("the tree of categories", () => {
    it("is empty at first, and then as it was put, in its order, over a restart", async ({ database }) => {
      expect(await database.stores.categories.tree()).toEqual([]);
      await database.stores.categories.change(() => ({ next: entries, events }));
      await database.restart();
      const { categories } = database.stores;
      expect(await categories.tree()).toEqual(entries);
      await categories.change((now) => ({ next: [...now].reverse(), events }));
      expect(await categories.tree()).toEqual(entries.toReversed());
      expect(await kindsIn(database.stores)).toHaveLength(2);
    });

    it("stays whole where the change is refused", async ({ database }) => {
      const { categories } = database.stores;
      await categories.change(() => ({ next: entries, events }));
      const refused = categories.change(() => {
        throw new Error("no");
      });
      await expect(refused).rejects.toThrow("no");
      expect(await categories.tree()).toEqual(entries);
    });
  });
}
