import type { PortableMigration } from "./portable.ts";

/** Since when a node does a job. */
export const sinceOfLeases: PortableMigration = {
  async up(db, { integer }) {
    await db.schema.alterTable("leases").addColumn("since", integer).execute();
  },
};
