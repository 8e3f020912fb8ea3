/** Merchants, their certificates, and who uses their numbers, page by page. The same on every engine. */
import type { CertificateState, MerchantStore, MiniProgramStore } from "@shiming/core";
import type { Condition, RegisterReader } from "./register.ts";
import { type Row as BindingRow, bindingOf } from "./rows/binding-register.ts";
import { type CertificateRow, certificateOf, STATES } from "./rows/certificates.ts";
import { type MerchantRow, merchantOf } from "./rows/merchants.ts";
import { BINDINGS, CERTIFICATES, MERCHANTS } from "./rows/registers.ts";

/** Of a merchant, which may be in no organisation. */
const OWNER = { id: "merchants.organisation_id", otherwise: "merchants.legal_name" };

export function merchantList(reader: RegisterReader): MerchantStore["list"] {
  const searched = { within: [], beginning: ["mch_id"], owner: OWNER };
  return async ({ search, among, ...page }) => {
    const own = reader.among("merchants.organisation_id", among);
    const conditions = [...own, ...reader.searched(search, searched)];
    return (await reader.pageOf<MerchantRow, "mch_id">(MERCHANTS, page, conditions)).map(merchantOf);
  };
}

/** The certificates of all merchants, for whoever looks for one, or for those in a state. */
export function certificateList(reader: RegisterReader): MerchantStore["listCertificates"] {
  const searched = { within: ["cert_serialno"], beginning: ["mch_id"] };
  return async ({ state, at, search, ...page }) => {
    const conditions = [...reader.searched(search, searched), ...(state ? [certified(state, at)] : [])];
    const rows = await reader.pageOf<CertificateRow, "not_after" | "mch_id">(CERTIFICATES, page, conditions);
    return rows.map(certificateOf);
  };
}

function certified(state: CertificateState, at: Date): Condition {
  const sql = STATES[state];
  const times = sql.split("@at").length - 1;
  return { sql: `(${sql.replaceAll("@at", "?")})`, values: Array(times).fill(at.getTime()) };
}

/** Who uses whose number, over all mini programs and merchants. */
export function bindingList(reader: RegisterReader): MiniProgramStore["listBindings"] {
  const searched = { within: ["name"], beginning: ["appid", "mch_id"], owner: OWNER };
  return async ({ state, at, search, ...page }) => {
    const conditions = [...reader.searched(search, searched), ...(state ? [bound(state, at)] : [])];
    return (await reader.pageOf<BindingRow, "appid" | "mch_id">(BINDINGS, page, conditions)).map(bindingOf);
  };
}

function bound(state: "bound" | "open" | "expired", at: Date): Condition {
  if (state === "bound") return { sql: "bindings.ends_at IS NULL", values: [] };
  return { sql: `bindings.ends_at ${state === "open" ? ">" : "<="} ?`, values: [at.getTime()] };
}
