import type { PortableMigration } from "./portable.ts";

/** Which keys the data belongs to, what became void when a copy of it was put back, and a row to try whether it can be written. */
export const belonging: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .createTable("platform_keys")
      .addColumn("name", text, (c) => c.primaryKey())
      .addColumn("fingerprint", text, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("older_data")
      .addColumn("accepted_at", integer, (c) => c.notNull())
      .addColumn("assertions_until", integer, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("health_checks")
      .addColumn("id", integer, (c) => c.primaryKey())
      .addColumn("checked_at", integer, (c) => c.notNull())
      .execute();
    await db.schema.alterTable("consents").addColumn("token_voided_at", integer).execute();
  },
};
