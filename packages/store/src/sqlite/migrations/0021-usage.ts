import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** How often calls and consents ended in what, by mini program and hour (counted from 1970). */
export const usage: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("usage_counts")
      .addColumn("appid", "text", (c) => c.notNull())
      .addColumn("hour", "integer", (c) => c.notNull())
      .addColumn("what", "text", (c) => c.notNull())
      .addColumn("code", "text", (c) => c.notNull())
      .addColumn("times", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("usage_counts_key", ["appid", "hour", "what", "code"])
      .modifyEnd(sql`without rowid`)
      .execute();
  },
};
