import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** For the metrics: how many certificates end when, without a look at the others. */
export const validCertificates: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex("valid_certificates")
      .on("merchant_certificates")
      .column("not_after")
      .where(sql<boolean>`state = 'valid'`)
      .execute();
  },
};
