import type { PortableMigration } from "./portable.ts";

/** When it was found that nobody had answered in time. */
export const endsOfRequests: PortableMigration = {
  async up(db, { integer }) {
    await db.schema.alterTable("mini_programs").addColumn("offer_expired_at", integer).execute();
    await db.schema.alterTable("binding_requests").addColumn("expired_at", integer).execute();
    await db.schema
      .createIndex("open_offers")
      .on("mini_programs")
      .column("offered_at")
      .where("offered_at", "is not", null)
      .execute();
    await db.schema.createIndex("open_invitations").on("invitations").columns(["state", "ends_at"]).execute();
    await db.schema.createIndex("open_proposals").on("proposals").columns(["state", "ends_at"]).execute();
  },
};
