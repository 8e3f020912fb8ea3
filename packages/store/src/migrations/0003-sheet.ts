import type { PortableMigration } from "./portable.ts";

/** The pages of hosts, and when a person was shown what. */
export const sheet: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .alterTable("hosts")
      .addColumn("origins", text, (c) => c.notNull().defaultTo("[]"))
      .execute();
    await db.schema.alterTable("consents").addColumn("shown_at", integer).execute();
  },
};
