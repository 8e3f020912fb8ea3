import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/**
 * What a host's key has opened ends with the key; what is still open, by the time it was asked for; how often a used token
 * was refused since the audit last told of it.
 */
export const endsOfConsents: PortableMigration = {
  async up(db, { integer, text, byKey }) {
    await db.schema.alterTable("consents").addColumn("host_key", text).execute();
    await db.schema.alterTable("person_sessions").addColumn("host_key", text).execute();
    await sql`CREATE INDEX open_consents ON consents (requested_at)
      WHERE state IN ('pending', 'approved')`.execute(db);
    await db.schema
      .createTable("token_refusals")
      .addColumn("consent_id", text, (c) => c.notNull())
      .addColumn("reason", text, (c) => c.notNull())
      .addColumn("told_at", integer, (c) => c.notNull())
      .addColumn("untold", integer, (c) => c.notNull())
      .addColumn("last", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("token_refusals_key", ["consent_id", "reason"])
      .$call(byKey)
      .execute();
  },
};
