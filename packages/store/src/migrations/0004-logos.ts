import type { PortableMigration } from "./portable.ts";

/** The pictures that people know mini programs by. */
export const logos: PortableMigration = {
  async up(db, { text, bytes }) {
    await db.schema
      .createTable("logos")
      .addColumn("digest", text, (c) => c.primaryKey())
      .addColumn("image", bytes, (c) => c.notNull())
      .execute();
    await db.schema.alterTable("mini_programs").addColumn("logo", text).execute();
  },
};
