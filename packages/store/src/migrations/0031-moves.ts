import type { PortableMigration } from "./portable.ts";

/** From where this database was filled, or to where its data has gone: what `migrate-database` leaves on both sides. */
export const moves: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .createTable("moves")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("at", integer, (c) => c.notNull())
      .execute();
  },
};
