/** What releases to come may do to the tables: invented, and as much as is allowed. */
import type { Kysely } from "kysely";
import type { PortableMigration } from "../migrations/portable.ts";
import { isOfDatabase } from "../move/side.ts";

export const EXPANDING = "9001-later-columns";
export const CONTRACTING = "9002-fewer-columns";

/** Adds to every table what programs of this release do not know, and a table. They go on. */
export const laterColumns: PortableMigration = {
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

/** Says that it takes something from programs of this release; none of theirs, so that one program can play both later ones. */
export const fewerColumns: PortableMigration = {
  needs: EXPANDING,
  up: (db) => db.schema.alterTable("logos").dropColumn("later_note").execute(),
};

async function tablesOf(db: Kysely<unknown>): Promise<string[]> {
  const all = await db.introspection.getTables();
  const ours = all.filter(({ schema, isView }) => !isView && (schema === undefined || schema === "public"));
  return ours.map(({ name }) => name).filter((name) => !isOfDatabase(name));
}
