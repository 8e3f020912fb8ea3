import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/**
 * The index of an account's decided consents no longer depends on `state`, which a release changes: its entry was taken out and put
 * back at the same place, on a page of its own for nearly every exchange. What is decided has the time of it.
 */
export const untouchedByARelease: PortableMigration = {
  async up(db) {
    await db.schema.dropIndex("decided_consents_of_account").execute();
    await sql`CREATE INDEX decided_consents_of_account ON consents (issuer, user_id, requested_at)
      WHERE decided_at IS NOT NULL`.execute(db);
  },
};
