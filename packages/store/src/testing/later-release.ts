/** What releases to come may do to the tables: invented, and as much as is allowed. */
import type { Kysely } from "kysely";
import { type Migrations, migrations } from "../migrations/index.ts";
import type { PortableMigration } from "../migrations/portable.ts";
import { isOfDatabase } from "../move/side.ts";

/** Adds to every table what programs of this release do not know, and a table. They go on. */
const expand: PortableMigration = {
  async up(db, { integer, text }) {
    for (const name of await tablesOf(db)) {
      await db.schema.alterTable(name).addColumn("later_note", text).execute();
      await db.schema
        .alterTable(name)
        .addColumn("later_count", integer, (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema.createIndex(`${name}_by_later_count`).on(name).column("later_count").execute();
    }
    await db.schema
      .createTable("later_things")
      .addColumn("id", text, (c) => c.primaryKey())
      .execute();
  },
};

export const EXPANDING = "9001-later-columns";
export const CONTRACTING = "9002-fewer-columns";

/** What the programs of the next release know. */
export const expanded: Migrations = { ...migrations, [EXPANDING]: expand };

/** And those of the one after it, which need no column of that name; nor do those of the next. */
export const contracted: Migrations = {
  ...expanded,
  [CONTRACTING]: {
    needs: EXPANDING,
    up: (db) => db.schema.alterTable("logos").renameColumn("image", "later_image").execute(),
  },
};

/** What a program says of a database that has a migration which is not for it. */
export const newer = (migration: string) => ({
  name: "StoreUnavailable",
  message: `The database is newer than this program (it has migration ${migration}); start the newer version of shiming.`,
});

async function tablesOf(db: Kysely<unknown>): Promise<string[]> {
  const all = await db.introspection.getTables();
  const ours = all.filter(({ schema, isView }) => !isView && (schema === undefined || schema === "public"));
  return ours.map(({ name }) => name).filter((name) => !isOfDatabase(name));
}
