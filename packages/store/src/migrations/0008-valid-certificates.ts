import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/** For the metrics: how many certificates end when, without a look at the others. */
export const validCertificates: PortableMigration = {
  async up(db) {
    await db.schema
      .createIndex("valid_certificates")
      .on("merchant_certificates")
      .column("not_after")
      .where(sql<boolean>`state = 'valid'`)
      .execute();
  },
};
