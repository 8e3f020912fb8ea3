import type { PortableMigration } from "./portable.ts";

/** How often calls and consents ended in what, by mini program and hour (counted from 1970). */
export const usage: PortableMigration = {
  async up(db, { integer, text, byKey }) {
    await db.schema
      .createTable("usage_counts")
      .addColumn("appid", text, (c) => c.notNull())
      .addColumn("hour", integer, (c) => c.notNull())
      .addColumn("what", text, (c) => c.notNull())
      .addColumn("code", text, (c) => c.notNull())
      .addColumn("times", integer, (c) => c.notNull())
      .addPrimaryKeyConstraint("usage_counts_key", ["appid", "hour", "what", "code"])
      .$call(byKey)
      .execute();
  },
};
