import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/** Where events go, and in the outbox, which knew mails alone, what they say and what was answered. */
export const events: PortableMigration = {
  async up(db, { integer, text, bytes, byKey }) {
    await db.schema
      .createTable("event_endpoints")
      .addColumn("appid", text, (c) => c.primaryKey())
      .addColumn("url", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("registered_at", integer, (c) => c.notNull())
      .addColumn("failures", integer, (c) => c.notNull())
      .addColumn("failing_since", integer)
      .addColumn("free_at", integer, (c) => c.notNull())
      .$call(byKey)
      .execute();
    await db.schema.alterTable("outbox").addColumn("said", text).execute();
    await db.schema.alterTable("outbox").addColumn("answer", bytes).execute();
    await db.schema
      .createIndex("queued_events")
      .on("outbox")
      .columns(["about", "due_at"])
      .where(sql<boolean>`state = 'waiting' AND channel = 'event'`)
      .execute();
  },
};
