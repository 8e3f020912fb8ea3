import type { PortableMigration } from "./portable.ts";

/** What staff propose and others decide. */
export const proposals: PortableMigration = {
  async up(db, { integer, text, bytes }) {
    await db.schema
      .createTable("proposals")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("action", text, (c) => c.notNull())
      .addColumn("staff_id", text, (c) => c.notNull())
      .addColumn("token_id", text)
      .addColumn("proposed_at", integer, (c) => c.notNull())
      .addColumn("ends_at", integer, (c) => c.notNull())
      .addColumn("input", bytes, (c) => c.notNull())
      .addColumn("ground", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("decided_by", text)
      .addColumn("decided_at", integer)
      .addColumn("reason", text)
      .execute();
    await db.schema.createIndex("proposals_by_age").on("proposals").columns(["proposed_at", "id"]).execute();
  },
};
