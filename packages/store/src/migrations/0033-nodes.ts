import type { PortableMigration } from "./portable.ts";

/** What many nodes share: who does which job, and how often something was tried. */
export const nodes: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .createTable("leases")
      .addColumn("name", text, (c) => c.primaryKey())
      .addColumn("holder", text, (c) => c.notNull())
      .addColumn("ends_at", integer, (c) => c.notNull())
      .addColumn("fence", integer, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("throttle_counts")
      .addColumn("subject", text, (c) => c.primaryKey())
      .addColumn("times", integer, (c) => c.notNull())
      .addColumn("ends_at", integer, (c) => c.notNull())
      .execute();
    await db.schema.createIndex("throttle_ends").on("throttle_counts").column("ends_at").execute();
  },
};
