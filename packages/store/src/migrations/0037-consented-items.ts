import type { PortableMigration } from "./portable.ts";

/** Which approved use a person consented in, and to what: nothing for the original's two items. */
export const consentedItems: PortableMigration = {
  async up(db, { text }) {
    for (const column of ["category", "items"]) {
      await db.schema.alterTable("consents").addColumn(column, text).execute();
    }
  },
};
