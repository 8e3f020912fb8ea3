import type { PortableMigration } from "./portable.ts";

/** Who may act for a child, and who did: the guardian's user id at the same host. */
export const guardians: PortableMigration = {
  async up(db, { text, byKey }) {
    const table = db.schema
      .createTable("guardians")
      .addColumn("issuer", text, (c) => c.notNull())
      .addColumn("user_id", text, (c) => c.notNull())
      .addColumn("guardian_id", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("guardians_key", ["issuer", "user_id", "guardian_id"]);
    await byKey(table).execute();
    await db.schema
      .createIndex("wards_of_guardian")
      .on("guardians")
      .columns(["issuer", "guardian_id"])
      .execute();
    for (const name of ["consents", "person_sessions"]) {
      await db.schema.alterTable(name).addColumn("guardian_id", text).execute();
    }
  },
};
