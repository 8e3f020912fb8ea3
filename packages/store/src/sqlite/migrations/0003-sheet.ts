import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The pages of hosts, and when a person was shown what. */
export const sheet: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable("hosts")
      .addColumn("origins", "text", (c) => c.notNull().defaultTo("[]"))
      .execute();
    await db.schema.alterTable("consents").addColumn("shown_at", "integer").execute();
  },
};
