import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/** "My authorizations" reads what was decided, page by page; requests that nobody answered are not in its way. */
export const decidedConsents: PortableMigration = {
  async up(db) {
    await db.schema.dropIndex("consents_of_account").execute();
    await sql`CREATE INDEX decided_consents_of_account ON consents (issuer, user_id, requested_at)
      WHERE state <> 'pending'`.execute(db);
  },
};
