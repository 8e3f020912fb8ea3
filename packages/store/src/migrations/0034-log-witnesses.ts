import type { PortableMigration } from "./portable.ts";

/** What each witness of the audit's log said last: the checkpoint that it signed, or why it signed none since. */
export const logWitnesses: PortableMigration = {
  async up(db, { integer, text, byKey }) {
    await db.schema
      .createTable("log_witnesses")
      .addColumn("witness", text, (c) => c.primaryKey())
      .addColumn("size", integer)
      .addColumn("checkpoint", text)
      .addColumn("signature", text)
      .addColumn("cosigned_at", text)
      .addColumn("trouble", text)
      .addColumn("trouble_size", integer)
      .addColumn("trouble_since", text)
      .$call(byKey)
      .execute();
  },
};
