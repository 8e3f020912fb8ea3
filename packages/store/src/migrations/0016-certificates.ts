import { X509Certificate } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Engine, PortableMigration } from "./portable.ts";

/** Trusted authorities, lists of revoked certificates, warnings of ends, and every key that was seen. */
export const certificates: PortableMigration = {
  async up(db, engine) {
    const { integer, text, bytes, numbered } = engine;
    await db.schema
      .createTable("trusted_authorities")
      .addColumn("id", text, (c) => c.primaryKey())
      .addColumn("subject", text, (c) => c.notNull())
      .addColumn("certificate", text, (c) => c.notNull())
      .addColumn("added_at", integer, (c) => c.notNull())
      .addColumn("crl", bytes)
      .addColumn("crl_this_update", integer)
      .addColumn("crl_next_update", integer)
      .$call(numbered)
      .execute();
    await db.schema
      .createTable("published_revocations")
      .addColumn("issuer_id", text, (c) => c.primaryKey())
      .addColumn("number", integer, (c) => c.notNull())
      .addColumn("der", bytes, (c) => c.notNull())
      .addColumn("this_update", integer, (c) => c.notNull())
      .addColumn("next_update", integer, (c) => c.notNull())
      .addColumn("content_digest", text, (c) => c.notNull())
      .execute();
    await db.schema.alterTable("merchant_certificates").addColumn("warned_days", integer).execute();
    await db.schema
      .createIndex("revoked_certificates")
      .on("merchant_certificates")
      .column("state_at")
      .where(sql<boolean>`state = 'revoked'`)
      .execute();
    await seenKeys(db, engine);
  },
};

async function seenKeys(db: Kysely<unknown>, { integer, text, bytes }: Engine): Promise<void> {
  await db.schema
    .createTable("seen_keys")
    .addColumn("place", integer, (c) => c.primaryKey())
    .addColumn("modulus", bytes, (c) => c.notNull())
    .addColumn("mch_id", text, (c) => c.notNull())
    .addColumn("seen_at", integer, (c) => c.notNull())
    .addUniqueConstraint("seen_keys_once", ["modulus", "mch_id"])
    .execute();
  const { rows } = await sql<{ mch_id: string; certificate: string; not_before: number }>`
    SELECT mch_id, certificate, not_before FROM merchant_certificates ORDER BY not_before, rowid`.execute(db);
  for (const { mch_id, certificate, not_before } of rows) {
    const modulus = modulusOf(certificate);
    if (!modulus) continue;
    await sql`INSERT INTO seen_keys (modulus, mch_id, seen_at) VALUES (${modulus}, ${mch_id}, ${not_before})
      ON CONFLICT DO NOTHING`.execute(db);
  }
}

/** Big endian, without leading zeros. */
function modulusOf(certificate: string): Buffer | undefined {
  try {
    const { n } = new X509Certificate(certificate).publicKey.export({ format: "jwk" });
    return n === undefined ? undefined : Buffer.from(n, "base64url");
  } catch {
    return undefined;
  }
}
