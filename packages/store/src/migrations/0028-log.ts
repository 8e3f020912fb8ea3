import type { PortableMigration } from "./portable.ts";

/**
 * Entries that commit before they have their number, as the texts that they are; and the Merkle tree over the audit: its tiles, and the checkpoint that was signed last. Entries of the chain before it stay as
 * they are, and become its first leaves; the next entry told the digest of each.
 */
export const log: PortableMigration = {
  async up(db, { integer, text, bytes, byKey }) {
    await db.schema.alterTable("audit").dropColumn("digest").execute();
    await db.schema.alterTable("unchained_events").renameTo("unnumbered_entries").execute();
    await db.schema.alterTable("unnumbered_entries").renameColumn("event", "body").execute();
    await db.schema
      .createTable("log_tiles")
      .addColumn("level", integer, (c) => c.notNull())
      .addColumn("place", integer, (c) => c.notNull())
      .addColumn("hashes", bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint("log_tiles_key", ["level", "place"])
      .execute();
    await db.schema
      .createTable("log_head")
      .addColumn("id", integer, (c) => c.primaryKey())
      .addColumn("size", integer, (c) => c.notNull())
      .addColumn("signed_at", text, (c) => c.notNull())
      .addColumn("checkpoint", text, (c) => c.notNull())
      .$call(byKey)
      .execute();
  },
};
