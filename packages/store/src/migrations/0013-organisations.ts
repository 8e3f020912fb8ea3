import type { Kysely } from "kysely";
import type { Engine, PortableMigration } from "./portable.ts";

/** Legal entities, who works for them, what belongs to them, what waits for another's owner, and the tree of categories. */
export const organisations: PortableMigration = {
  async up(db, engine) {
    const { integer, text } = engine;
    await db.schema
      .createTable("organisations")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("legal_name", text, (c) => c.notNull())
      .addColumn("social_credit_code", text, (c) => c.notNull().unique())
      .addColumn("subject_type", text, (c) => c.notNull())
      .addColumn("citizen_contact", text, (c) => c.notNull())
      .addColumn("created_at", integer, (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("organisations_by_age")
      .on("organisations")
      .columns(["created_at", "id"])
      .execute();
    await memberships(db, engine);
    await belongings(db, engine);
    await db.schema
      .createTable("categories")
      .addColumn("place", integer, (c) => c.primaryKey())
      .addColumn("category", text, (c) => c.notNull())
      .addColumn("subject_types", text, (c) => c.notNull())
      .execute();
  },
};

async function memberships(db: Kysely<unknown>, { integer, text, byKey }: Engine): Promise<void> {
  await db.schema
    .createTable("memberships")
    .addColumn("organisation_id", text, (c) => c.notNull().references("organisations.id"))
    .addColumn("person_id", text, (c) => c.notNull())
    .addColumn("role", text, (c) => c.notNull())
    .addColumn("since", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("memberships_key", ["organisation_id", "person_id"])
    .$call(byKey)
    .execute();
  await db.schema.createIndex("memberships_of_person").on("memberships").column("person_id").execute();
}

async function belongings(db: Kysely<unknown>, { integer, text, byKey }: Engine): Promise<void> {
  for (const table of ["mini_programs", "merchants"]) {
    await db.schema.alterTable(table).addColumn("organisation_id", text).execute();
    await db.schema.createIndex(`${table}_of_organisation`).on(table).column("organisation_id").execute();
  }
  await db.schema.alterTable("mini_programs").addColumn("offered_to", text).execute();
  await db.schema.alterTable("mini_programs").addColumn("offered_at", integer).execute();
  await db.schema
    .createTable("binding_requests")
    .addColumn("appid", text, (c) => c.notNull().references("mini_programs.appid"))
    .addColumn("mch_id", text, (c) => c.notNull().references("merchants.mch_id"))
    .addColumn("requested_at", integer, (c) => c.notNull())
    .addColumn("ends_at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("binding_requests_key", ["appid", "mch_id"])
    .$call(byKey)
    .execute();
  await db.schema.createIndex("binding_requests_to").on("binding_requests").column("mch_id").execute();
}
