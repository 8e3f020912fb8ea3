import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What staff propose and others decide. */
export const proposals: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("proposals")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("action", "text", (c) => c.notNull())
      .addColumn("staff_id", "text", (c) => c.notNull())
      .addColumn("token_id", "text")
      .addColumn("proposed_at", "integer", (c) => c.notNull())
      .addColumn("ends_at", "integer", (c) => c.notNull())
      .addColumn("input", "blob", (c) => c.notNull())
      .addColumn("ground", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("decided_by", "text")
      .addColumn("decided_at", "integer")
      .addColumn("reason", "text")
      .execute();
    await db.schema.createIndex("proposals_by_age").on("proposals").columns(["proposed_at", "id"]).execute();
  },
};
