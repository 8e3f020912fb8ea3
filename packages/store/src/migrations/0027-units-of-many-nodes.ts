import type { PortableMigration } from "./portable.ts";

/** What a unit of work holds that has no row of its own to lock, and events that the audit has not chained yet. */
export const unitsOfManyNodes: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .createTable("unit_locks")
      .addColumn("name", text, (c) => c.primaryKey())
      .execute();
    await db.schema
      .createTable("unchained_events")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("arrived_at", integer, (c) => c.notNull())
      .addColumn("place", integer, (c) => c.notNull())
      .addColumn("event", text, (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("unchained_events_by_arrival")
      .on("unchained_events")
      .columns(["arrived_at", "place"])
      .execute();
  },
};
