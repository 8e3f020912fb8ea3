import { orderOfName } from "@shiming/core";
import type { Kysely } from "kysely";
import type { Engine, PortableMigration } from "./portable.ts";

interface Named {
  mini_programs: { appid: string; name: string; name_order: string };
  organisations: { id: string; legal_name: string; name_order: string };
}

/** What registers are ordered by, filtered by and summed up along. */
export const registers: PortableMigration = {
  async up(db, engine) {
    await addOrder(db, engine, "mini_programs");
    await addOrder(db, engine, "organisations");
    await giveOrders(db as Kysely<Named>);
    await index(db, "mini_programs_by_name", "mini_programs", ["name_order", "appid"]);
    await index(db, "mini_programs_on_offer", "mini_programs", ["offered_to"]);
    await index(db, "organisations_by_name", "organisations", ["name_order", "id"]);
    await index(db, "tokens_by_age", "api_tokens", ["created_at", "id"]);
    await index(db, "invitations_by_age", "invitations", ["organisation_id", "created_at", "id"]);
    await index(db, "usage_by_hour", "usage_counts", ["hour"]);
  },
};

async function addOrder(db: Kysely<unknown>, { text }: Engine, table: string): Promise<void> {
  const column = db.schema.alterTable(table).addColumn("name_order", text, (c) => c.notNull().defaultTo(""));
  await column.execute();
}

async function giveOrders(db: Kysely<Named>): Promise<void> {
  for (const { appid, name } of await db.selectFrom("mini_programs").select(["appid", "name"]).execute()) {
    const order = { name_order: orderOfName(name) };
    await db.updateTable("mini_programs").set(order).where("appid", "=", appid).execute();
  }
  const organisations = await db.selectFrom("organisations").select(["id", "legal_name"]).execute();
  for (const { id, legal_name } of organisations) {
    const order = { name_order: orderOfName(legal_name) };
    await db.updateTable("organisations").set(order).where("id", "=", id).execute();
  }
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: readonly string[]) {
  await db.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}
