import type { CategoryEntry, CategoryStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly place: number;
  readonly category: string;
  readonly subject_types: string;
}

export function createCategoryStore({ database, queue }: Connection, settle: Settle): CategoryStore {
  const all = database.prepare<[], Row>("SELECT * FROM categories ORDER BY place");
  const removeAll = database.prepare("DELETE FROM categories");
  const add = database.prepare<[Row]>("INSERT INTO categories VALUES (@place, @category, @subject_types)");

  return {
    tree: async () => all.all().map(fromRow),
    change: (change) =>
      queue.run(() => {
        const { next, ...caused } = change(all.all().map(fromRow));
        removeAll.run();
        for (const [place, entry] of next.entries()) add.run(toRow(entry, place));
        settle(caused);
      }),
  };
}

function fromRow({ category, subject_types }: Row): CategoryEntry {
  return { category: JSON.parse(category), subjectTypes: JSON.parse(subject_types) };
}

function toRow({ category, subjectTypes }: CategoryEntry, place: number): Row {
  return { place, category: JSON.stringify(category), subject_types: JSON.stringify(subjectTypes) };
}
