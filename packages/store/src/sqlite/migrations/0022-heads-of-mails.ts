import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Who wrote a mail and about what, sealed apart from it; mails that were kept before have none. */
export const headsOfMails: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("incoming_mails").addColumn("head", "blob").execute();
  },
};
