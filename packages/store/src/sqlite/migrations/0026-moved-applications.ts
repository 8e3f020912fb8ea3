import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** For the figures: which applications have moved lately. */
export const movedApplications: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex("moved_applications").on("applications").column("since").execute();
  },
};
