import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/** For housekeeping: which locks end when. One by staff counts no lock before it; the two could not be told apart before. */
export const lockedAccounts: PortableMigration = {
  async up(db) {
    await sql`UPDATE accounts SET locks = 0 WHERE locks = 1 AND locked_until IS NOT NULL`.execute(db);
    await db.schema
      .createIndex("locked_accounts")
      .on("accounts")
      .column("locked_until")
      .where(sql<boolean>`locked_until IS NOT NULL`)
      .execute();
  },
};
