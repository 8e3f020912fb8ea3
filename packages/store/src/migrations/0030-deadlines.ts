import type { PortableMigration } from "./portable.ts";

/** How many working days turns have, where the operator has said so. */
export const deadlines: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .createTable("deadlines")
      .addColumn("state", text, (c) => c.primaryKey())
      .addColumn("working_days", integer, (c) => c.notNull())
      .execute();
  },
};
