import type { PortableMigration } from "./portable.ts";

/** What a consent is for, who is in a mini program, and secrets that belong to the data. */
export const verification: PortableMigration = {
  async up(db, { integer, text, bytes, byKey }) {
    await db.schema
      .alterTable("consents")
      .addColumn("kind", text, (c) => c.notNull().defaultTo("realname"))
      .execute();
    await db.schema.alterTable("consents").addColumn("verified_at", integer).execute();
    await db.schema.alterTable("consents").addColumn("verification", text).execute();
    await db.schema
      .createTable("login_codes")
      .addColumn("digest", text, (c) => c.primaryKey())
      .addColumn("issuer", text, (c) => c.notNull())
      .addColumn("user_id", text, (c) => c.notNull())
      .addColumn("appid", text, (c) => c.notNull())
      .addColumn("host_key", text, (c) => c.notNull())
      .addColumn("expires_at", integer, (c) => c.notNull())
      .addColumn("used_at", integer)
      .execute();
    await db.schema.createIndex("login_code_ends").on("login_codes").column("expires_at").execute();
    await db.schema
      .createTable("own_secrets")
      .addColumn("name", text, (c) => c.primaryKey())
      .addColumn("sealed", bytes, (c) => c.notNull())
      .$call(byKey)
      .execute();
  },
};
