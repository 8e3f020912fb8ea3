import type { PortableMigration } from "./portable.ts";

/**
 * SQLite keeps the rows of a table in pages that are full: one that becomes longer by what a release writes down had its page and those
 * beside it laid out anew. So a consent is written with as much room as that takes. PostgreSQL writes a changed row elsewhere anyway, and
 * leaves this empty.
 */
export const roomForARelease: PortableMigration = {
  async up(db, { bytes }) {
    await db.schema.alterTable("consents").addColumn("room", bytes).execute();
  },
};
