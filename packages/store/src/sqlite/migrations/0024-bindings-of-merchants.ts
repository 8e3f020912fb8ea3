import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A merchant is asked which mini programs use its number. */
export const bindingsOfMerchants: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex("bindings_of_merchants")
      .on("merchant_bindings")
      .columns(["mch_id", "appid"])
      .execute();
  },
};
