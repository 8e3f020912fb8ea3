import type { CategoryStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/categories.ts";
import type { Connection } from "./connection.ts";
import { copyInto } from "./copy.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

const all = statement<object, Row>("SELECT * FROM categories ORDER BY place");
const removeAll = statement("DELETE FROM categories");
const addAll = copyInto<Row>("categories", ["place", "category", "subject_types", "usual_items"]);

export function createCategoryStore(connection: Connection): CategoryStore {
  return {
    tree: async () => (await connection.all(all, {})).map(fromRow),
    change: (change) =>
      connection.unit(async (unit) => {
        await unit.hold("categories");
        const { next, ...caused } = change((await unit.all(all, {})).map(fromRow));
        await unit.run(removeAll, {});
        if (next.length > 0) await unit.copy(addAll, next.map(toRow));
        await settle(unit, caused);
      }),
  };
}
