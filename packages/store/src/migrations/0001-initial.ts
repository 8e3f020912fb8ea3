import type { Kysely } from "kysely";
import type { Engine, PortableMigration } from "./portable.ts";

/** Times are milliseconds since 1970; digests are SHA-256 in lower-case hex; structured values are JSON. */
export const initial: PortableMigration = {
  async up(db, engine) {
    for (const createTable of [hosts, accounts, merchants, miniPrograms, accessTokens, consents, audit]) {
      await createTable(db, engine);
    }
  },
};

async function hosts(db: Kysely<unknown>, { integer, text, byKey }: Engine): Promise<void> {
  await db.schema
    .createTable("hosts")
    .addColumn("issuer", text, (c) => c.primaryKey())
    .addColumn("keys", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("assertion_uses")
    .addColumn("issuer", text, (c) => c.notNull())
    .addColumn("jti", text, (c) => c.notNull())
    .addColumn("body_digest", text, (c) => c.notNull())
    .addColumn("expires_at", integer, (c) => c.notNull())
    .addColumn("consent_id", text)
    .addPrimaryKeyConstraint("assertion_uses_key", ["issuer", "jti"])
    .$call(byKey)
    .execute();
}

async function accounts(db: Kysely<unknown>, { integer, text, bytes, byKey }: Engine): Promise<void> {
  await db.schema
    .createTable("accounts")
    .addColumn("issuer", text, (c) => c.notNull())
    .addColumn("user_id", text, (c) => c.notNull())
    .addColumn("has_payment_account", integer, (c) => c.notNull())
    .addColumn("identity", bytes)
    .addColumn("pay_password_hash", text)
    .addColumn("attempts", integer, (c) => c.notNull())
    .addColumn("locks", integer, (c) => c.notNull())
    .addColumn("locked_until", integer)
    .addPrimaryKeyConstraint("accounts_key", ["issuer", "user_id"])
    .$call(byKey)
    .execute();
  await db.schema
    .createTable("person_sessions")
    .addColumn("digest", text, (c) => c.primaryKey())
    .addColumn("issuer", text, (c) => c.notNull())
    .addColumn("user_id", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("expires_at", integer, (c) => c.notNull())
    .execute();
}

async function merchants(db: Kysely<unknown>, { integer, text, numbered }: Engine): Promise<void> {
  await db.schema
    .createTable("merchants")
    .addColumn("mch_id", text, (c) => c.primaryKey())
    .addColumn("legal_name", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("merchant_certificates")
    .addColumn("cert_serialno", text, (c) => c.primaryKey())
    .addColumn("mch_id", text, (c) => c.notNull().references("merchants.mch_id"))
    .addColumn("certificate", text, (c) => c.notNull())
    .addColumn("not_before", integer, (c) => c.notNull())
    .addColumn("not_after", integer, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("state_at", integer)
    .$call(numbered)
    .execute();
  await db.schema
    .createIndex("merchant_certificates_of")
    .on("merchant_certificates")
    .column("mch_id")
    .execute();
}

async function miniPrograms(db: Kysely<unknown>, { integer, text, byKey }: Engine): Promise<void> {
  await db.schema
    .createTable("mini_programs")
    .addColumn("appid", text, (c) => c.primaryKey())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("service_provider", text, (c) => c.notNull())
    .addColumn("secret_digest", text, (c) => c.notNull())
    .addColumn("categories", text, (c) => c.notNull())
    .addColumn("access_state", text, (c) => c.notNull())
    .addColumn("access_since", integer)
    .addColumn("access_ends_at", integer)
    .addColumn("access_reason", text)
    .addColumn("approved_uses", text, (c) => c.notNull())
    .addColumn("quota_per_minute", integer, (c) => c.notNull())
    .addColumn("quota_per_day", integer, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("merchant_bindings")
    .addColumn("appid", text, (c) => c.notNull().references("mini_programs.appid"))
    .addColumn("mch_id", text, (c) => c.notNull().references("merchants.mch_id"))
    .addPrimaryKeyConstraint("merchant_bindings_key", ["appid", "mch_id"])
    .$call(byKey)
    .execute();
  await db.schema
    .createTable("quota_counts")
    .addColumn("appid", text, (c) => c.primaryKey())
    .addColumn("minute", integer, (c) => c.notNull())
    .addColumn("minute_calls", integer, (c) => c.notNull())
    .addColumn("day", integer, (c) => c.notNull())
    .addColumn("day_calls", integer, (c) => c.notNull())
    .execute();
}

async function accessTokens(db: Kysely<unknown>, { integer, text, bytes, numbered }: Engine): Promise<void> {
  await db.schema
    .createTable("access_tokens")
    .addColumn("digest", text, (c) => c.primaryKey())
    .addColumn("appid", text, (c) => c.notNull())
    .addColumn("chain", text, (c) => c.notNull())
    .addColumn("issued_at", integer, (c) => c.notNull())
    .addColumn("expires_at", integer, (c) => c.notNull())
    .addColumn("ends_at", integer, (c) => c.notNull())
    .addColumn("forced", integer, (c) => c.notNull())
    .addColumn("sealed", bytes)
    .$call(numbered)
    .execute();
  await db.schema
    .createIndex("access_tokens_of_chain")
    .on("access_tokens")
    .columns(["appid", "chain"])
    .execute();
}

async function consents(db: Kysely<unknown>, { integer, text, bytes, name, fewRows }: Engine): Promise<void> {
  await db.schema
    .createTable("notices")
    .addColumn("digest", text, (c) => c.primaryKey())
    .addColumn("notice", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("consents")
    .addColumn("id", text, name)
    .addColumn("issuer", text, (c) => c.notNull())
    .addColumn("user_id", text, (c) => c.notNull())
    .addColumn("appid", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("notice_digest", text, fewRows("notices.digest"))
    .addColumn("client_os", text, (c) => c.notNull())
    .addColumn("client_version", text, (c) => c.notNull())
    .addColumn("requested_at", integer, (c) => c.notNull())
    .addColumn("expires_at", integer)
    .addColumn("sheet_secret_digest", text)
    .addColumn("sheet_secret", bytes)
    .addColumn("session_digest", text)
    .addColumn("decided_at", integer)
    .addColumn("method", text)
    .addColumn("token_digest", text, (c) => c.unique())
    .addColumn("token_expires_at", integer)
    .addColumn("fingerprint", text)
    .addColumn("mch_id", text)
    .addColumn("cert_serialno", text)
    .addColumn("released_at", integer)
    .addColumn("repeats", integer)
    .addColumn("withdrawn_at", integer)
    .execute();
  await db.schema
    .createIndex("consents_of_account")
    .on("consents")
    .columns(["issuer", "user_id", "requested_at"])
    .execute();
}

async function audit(db: Kysely<unknown>, { integer, text }: Engine): Promise<void> {
  await db.schema
    .createTable("audit")
    .addColumn("seq", integer, (c) => c.primaryKey())
    .addColumn("body", text, (c) => c.notNull())
    .addColumn("digest", text, (c) => c.notNull())
    .execute();
}
