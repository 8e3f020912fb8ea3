import type { PortableMigration } from "./portable.ts";

/** Beside each migration, which one a program has to know to work on what it left. */
export const needs: PortableMigration = {
  async up(db, { text }) {
    await db.schema.alterTable("kysely_migration").addColumn("needs", text).execute();
  },
};
