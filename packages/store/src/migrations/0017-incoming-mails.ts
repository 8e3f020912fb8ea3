import type { PortableMigration } from "./portable.ts";

/** Mails that came in, sealed. */
export const incomingMails: PortableMigration = {
  async up(db, { integer, text, bytes }) {
    await db.schema
      .createTable("incoming_mails")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("received_at", integer, (c) => c.notNull())
      .addColumn("sender", text, (c) => c.notNull())
      .addColumn("size", integer, (c) => c.notNull())
      .addColumn("content", bytes, (c) => c.notNull())
      .addColumn("fate", text, (c) => c.notNull())
      .addColumn("application_id", text)
      .execute();
    await db.schema
      .createIndex("mails_by_fate")
      .on("incoming_mails")
      .columns(["fate", "received_at"])
      .execute();
    await db.schema.createIndex("messages_by_state").on("outbox").columns(["state", "created_at"]).execute();
    await db.schema.createIndex("mails_by_age").on("incoming_mails").columns(["received_at", "id"]).execute();
    await db.schema
      .createIndex("mails_of_sender")
      .on("incoming_mails")
      .columns(["sender", "received_at"])
      .execute();
  },
};
