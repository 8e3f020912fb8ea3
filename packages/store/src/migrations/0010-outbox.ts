import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/** Messages that changes have caused; `due_at` is null for those that are settled. */
export const outbox: PortableMigration = {
  async up(db, { integer, text, bytes }) {
    await db.schema
      .createTable("outbox")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("channel", text, (c) => c.notNull())
      .addColumn("about", text, (c) => c.notNull())
      .addColumn("template", text, (c) => c.notNull())
      .addColumn("content", bytes, (c) => c.notNull())
      .addColumn("created_at", integer, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("attempts", integer, (c) => c.notNull())
      .addColumn("last_error", text)
      .addColumn("due_at", integer)
      .addColumn("settled_at", integer)
      .execute();
    await db.schema
      .createIndex("due_messages")
      .on("outbox")
      .column("due_at")
      .where(sql<boolean>`state = 'waiting'`)
      .execute();
    await db.schema.createIndex("messages_by_age").on("outbox").columns(["created_at", "id"]).execute();
    await db.schema.createIndex("messages_about").on("outbox").columns(["about", "created_at"]).execute();
  },
};
