import type { PortableMigration } from "./portable.ts";

/** Who wrote a mail and about what, sealed apart from it; mails that were kept before have none. */
export const headsOfMails: PortableMigration = {
  async up(db, { bytes }) {
    await db.schema.alterTable("incoming_mails").addColumn("head", bytes).execute();
  },
};
