import type { PortableMigration } from "./portable.ts";

/** Tokens of programs: the digest of each secret, never the secret. */
export const apiTokens: PortableMigration = {
  async up(db, { integer, text }) {
    await db.schema
      .createTable("api_tokens")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("secret_digest", text, (c) => c.notNull())
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("owner_kind", text, (c) => c.notNull())
      .addColumn("owner_id", text, (c) => c.notNull())
      .addColumn("organisation_id", text)
      .addColumn("actions", text, (c) => c.notNull())
      .addColumn("created_at", integer, (c) => c.notNull())
      .addColumn("ends_at", integer, (c) => c.notNull())
      .addColumn("last_used_at", integer)
      .addColumn("revoked_at", integer)
      .execute();
    await db.schema.createIndex("api_tokens_of_owner").on("api_tokens").column("owner_id").execute();
  },
};
