import type { PortableMigration } from "./portable.ts";

/** What business of a category usually needs to know of a person. */
export const usualItems: PortableMigration = {
  async up(db, { text }) {
    await db.schema.alterTable("categories").addColumn("usual_items", text).execute();
  },
};
