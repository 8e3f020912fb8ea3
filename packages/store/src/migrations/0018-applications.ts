import { type Kysely, sql } from "kysely";
import type { Engine, PortableMigration } from "./portable.ts";

/** Applications, what finds them by mail, the files that belong to them, and the calendar of their deadlines. */
export const applications: PortableMigration = {
  async up(db, engine) {
    const { integer, text, bytes } = engine;
    await createApplications(db, engine);
    await indexApplications(db);
    await db.schema
      .createTable("application_threads")
      .addColumn("digest", text, (c) => c.primaryKey())
      .addColumn("application_id", text, (c) => c.notNull().references("applications.id"))
      .execute();
    await db.schema
      .createTable("files")
      .addColumn("digest", text, (c) => c.primaryKey())
      .addColumn("type", text, (c) => c.notNull())
      .addColumn("size", integer, (c) => c.notNull())
      .addColumn("scan", text, (c) => c.notNull())
      .addColumn("stored_at", integer, (c) => c.notNull())
      .addColumn("content", bytes, (c) => c.notNull())
      .execute();
    const held = db.schema.createIndex("held_files").on("files").column("stored_at");
    await held.where(sql<boolean>`scan = 'held'`).execute();
    await db.schema
      .createTable("calendar_days")
      .addColumn("day", text, (c) => c.primaryKey())
      .addColumn("is", text, (c) => c.notNull())
      .execute();
  },
};

function createApplications(db: Kysely<unknown>, { integer, text, bytes, numbered }: Engine): Promise<void> {
  return db.schema
    .createTable("applications")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("revision", integer, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("organisation_id", text)
    .addColumn("legal_name", text, (c) => c.notNull())
    .addColumn("appid", text, (c) => c.notNull())
    .addColumn("since", integer, (c) => c.notNull())
    .addColumn("deadline", integer)
    .addColumn("taken_by", text)
    .addColumn("succeeds", text)
    .addColumn("attention_at", integer)
    .addColumn("place", integer, (c) => c.notNull())
    .addColumn("content", bytes, (c) => c.notNull())
    .$call(numbered)
    .execute();
}

/** `place` is the order of the queue. */
async function indexApplications(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on("applications");
  await index("application_queue").columns(["place", "id"]).execute();
  await index("applications_by_state").columns(["state", "place", "id"]).execute();
  await index("applications_by_organisation").columns(["organisation_id", "place", "id"]).execute();
  await index("applications_taken").columns(["taken_by", "place", "id"]).execute();
  await index("applications_by_appid").columns(["appid", "since"]).execute();
  await index("application_successors").columns(["succeeds", "since"]).execute();
  await index("applications_due")
    .column("attention_at")
    .where(sql<boolean>`attention_at IS NOT NULL`)
    .execute();
  await index("applications_in_force")
    .unique()
    .column("appid")
    .where(sql<boolean>`state IN ('approved', 'suspended')`)
    .execute();
}
