import type { PortableMigration } from "./portable.ts";

/** The operator's staff, and invitations to it and to organisations. Who these people are, sign-in knows. */
export const people: PortableMigration = {
  async up(db, { integer, text, bytes }) {
    await db.schema
      .createTable("staff")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("roles", text, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("since", integer, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("invitations")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("token_digest", text, (c) => c.notNull().unique())
      .addColumn("address", bytes, (c) => c.notNull())
      .addColumn("organisation_id", text)
      .addColumn("roles", text, (c) => c.notNull())
      .addColumn("invited_by", text, (c) => c.notNull())
      .addColumn("created_at", integer, (c) => c.notNull())
      .addColumn("ends_at", integer, (c) => c.notNull())
      .addColumn("state", text, (c) => c.notNull())
      .addColumn("person_id", text)
      .addColumn("settled_at", integer)
      .execute();
    await db.schema
      .createIndex("invitations_by_organisation")
      .on("invitations")
      .columns(["organisation_id", "created_at"])
      .execute();
  },
};
