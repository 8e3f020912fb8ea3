import type { PortableMigration } from "./portable.ts";

/** How long classes of record are kept where the operator has said so, what a legal hold keeps, and what people complain about. */
export const rights: PortableMigration = {
  async up(db, { integer, text, bytes }) {
    await db.schema
      .createTable("retention_periods")
      .addColumn("class", text, (c) => c.primaryKey())
      .addColumn("days", integer, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("legal_holds")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("kind", text, (c) => c.notNull())
      .addColumn("subject", text, (c) => c.notNull())
      .addColumn("user_id", text, (c) => c.notNull())
      .addColumn("reason", text, (c) => c.notNull())
      .addColumn("placed_at", integer, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("complaints")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("issuer", text, (c) => c.notNull())
      .addColumn("user_id", text, (c) => c.notNull())
      .addColumn("consent_id", text, (c) => c.notNull())
      .addColumn("appid", text, (c) => c.notNull())
      .addColumn("legal_name", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("filed_at", integer, (c) => c.notNull())
      .addColumn("deadline", integer, (c) => c.notNull())
      .addColumn("settled_at", integer)
      .addColumn("content", bytes, (c) => c.notNull())
      .addColumn("answer", bytes)
      .execute();
    await db.schema.createIndex("complaints_by_age").on("complaints").columns(["filed_at", "id"]).execute();
    await db.schema
      .createIndex("complaints_of_account")
      .on("complaints")
      .columns(["issuer", "user_id", "filed_at"])
      .execute();
  },
};
