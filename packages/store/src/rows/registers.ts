/** What pages are read from, and along which orders: the same on every engine. */
import type { Register } from "../register.ts";

/** What an organisation tells of itself stands beside its mini programs. */
export const MINI_PROGRAMS: Register<"appid" | "name"> = {
  columns: `mini_programs.*, organisations.legal_name AS organisation_name,
    organisations.citizen_contact AS organisation_contact`,
  from: "mini_programs LEFT JOIN organisations ON organisations.id = organisation_id",
  key: "appid",
  orders: { appid: "appid", name: "mini_programs.name_order" },
  order: "appid",
};

/** Of a merchant: that of its organisation, where it has one. */
const LEGAL_NAME = "coalesce(organisations.legal_name, merchants.legal_name)";
export const MERCHANTS: Register<"mch_id"> = {
  columns: `mch_id, ${LEGAL_NAME} AS legal_name, organisation_id`,
  from: "merchants LEFT JOIN organisations ON organisations.id = organisation_id",
  key: "mch_id",
  orders: { mch_id: "mch_id" },
  order: "mch_id",
};

export const CERTIFICATES: Register<"not_after" | "mch_id"> = {
  columns: "*",
  from: "merchant_certificates",
  key: "cert_serialno",
  orders: { not_after: "not_after", mch_id: "mch_id" },
  order: "not_after",
};

/** What is bound, and what was asked for, beside the names of both. */
export const BINDINGS: Register<"appid" | "mch_id"> = {
  columns: `appid, mch_id, name AS app_name, ${LEGAL_NAME} AS legal_name, bindings.requested_at, bindings.ends_at`,
  from: `(
      SELECT appid, mch_id, NULL AS requested_at, NULL AS ends_at FROM merchant_bindings
      UNION ALL SELECT appid, mch_id, requested_at, ends_at FROM binding_requests
    ) AS bindings
    JOIN mini_programs USING (appid) JOIN merchants USING (mch_id)
    LEFT JOIN organisations ON organisations.id = merchants.organisation_id`,
  key: "(appid || ' ' || mch_id)",
  orders: { appid: "appid", mch_id: "mch_id" },
  order: "appid",
};

export const ORGANISATIONS: Register<"created_at" | "legal_name"> = {
  columns: "*",
  from: "organisations",
  key: "id",
  orders: { created_at: "created_at", legal_name: "name_order" },
  order: "-created_at",
};

export const API_TOKENS: Register<"created_at" | "ends_at"> = {
  columns: "*",
  from: "api_tokens",
  key: "id",
  orders: { created_at: "created_at", ends_at: "ends_at" },
  order: "-created_at",
};

export const INVITATIONS = newestFirst("invitations", "created_at");
export const OUTBOX = newestFirst("outbox", "created_at");
export const PROPOSALS = newestFirst("proposals", "proposed_at");
/** Without what they say. */
export const MAILS = {
  ...newestFirst("incoming_mails", "received_at"),
  columns: "id, received_at, sender, size, fate, application_id, head",
};

/** The queue. */
export const APPLICATIONS: Register<"place"> = {
  columns: "*",
  from: "applications",
  key: "id",
  orders: { place: "place" },
  order: "place",
};

function newestFirst(table: string, age: string): Register<"age"> {
  return { columns: "*", from: table, key: "id", orders: { age }, order: "-age" };
}
