import type { PortableMigration } from "./portable.ts";

/** Impact assessments, a row for each version. */
export const assessments: PortableMigration = {
  async up(db, { integer, text, bytes }) {
    await db.schema
      .createTable("assessments")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("subject", text, (c) => c.notNull())
      .addColumn("version", integer, (c) => c.notNull())
      .addColumn("recorded_at", integer, (c) => c.notNull())
      .addColumn("assessed_on", text, (c) => c.notNull())
      .addColumn("next_review_on", text, (c) => c.notNull())
      .addColumn("outcome", text, (c) => c.notNull())
      .addColumn("document", text)
      .addColumn("document_size", integer)
      .addColumn("content", bytes, (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("assessments_of_subject")
      .on("assessments")
      .columns(["subject", "version"])
      .unique()
      .execute();
  },
};
