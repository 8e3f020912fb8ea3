import type { PortableMigration } from "./portable.ts";

/** How far the imports of files of accounts have come. */
export const accountImports: PortableMigration = {
  async up(db, { integer, text, byKey }) {
    await db.schema
      .createTable("account_imports")
      .addColumn("issuer", text, (c) => c.notNull())
      .addColumn("file_digest", text, (c) => c.notNull())
      .addColumn("reading", text, (c) => c.notNull())
      .addColumn("name", text, (c) => c.notNull())
      .addColumn("last_line", integer, (c) => c.notNull())
      .addColumn("added", integer, (c) => c.notNull())
      .addColumn("changed", integer, (c) => c.notNull())
      .addColumn("bad", integer, (c) => c.notNull())
      .addColumn("is_finished", integer, (c) => c.notNull())
      .addColumn("checkpoint", text, (c) => c.notNull())
      .addPrimaryKeyConstraint("account_imports_key", ["issuer", "file_digest", "reading"])
      .$call(byKey)
      .execute();
  },
};
