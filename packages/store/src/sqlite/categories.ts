import type { CategoryStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/categories.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createCategoryStore({ database, queue }: Connection, settle: Settle): CategoryStore {
  const all = database.prepare<[], Row>("SELECT * FROM categories ORDER BY place");
  const removeAll = database.prepare("DELETE FROM categories");
  const add = database.prepare<[Row]>(
    `INSERT INTO categories ${named("place category subject_types usual_items")}`,
  );

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
