import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The pictures that people know mini programs by. */
export const logos: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("logos")
      .addColumn("digest", "text", (c) => c.primaryKey())
      .addColumn("image", "blob", (c) => c.notNull())
      .execute();
    await db.schema.alterTable("mini_programs").addColumn("logo", "text").execute();
  },
};
