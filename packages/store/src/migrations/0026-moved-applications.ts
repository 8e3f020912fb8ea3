import type { PortableMigration } from "./portable.ts";

/** For the figures: which applications have moved lately. */
export const movedApplications: PortableMigration = {
  async up(db) {
    await db.schema.createIndex("moved_applications").on("applications").column("since").execute();
  },
};
