import type { PortableMigration } from "./portable.ts";

/** A merchant is asked which mini programs use its number. */
export const bindingsOfMerchants: PortableMigration = {
  async up(db) {
    await db.schema
      .createIndex("bindings_of_merchants")
      .on("merchant_bindings")
      .columns(["mch_id", "appid"])
      .execute();
  },
};
