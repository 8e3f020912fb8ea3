import type { CertificateState, MerchantStore } from "@shiming/core";
import { type CertificateRow, certificateOf, STATES } from "../rows/certificates.ts";
import type { Connection } from "./connection.ts";
import { createRegister, searched } from "./register-page.ts";

/** The certificates of all merchants, for whoever looks for one, or for those in a state. */
export function createCertificateRegister(connection: Connection): MerchantStore["listCertificates"] {
  const pageOf = createRegister<CertificateRow, "not_after" | "mch_id">(connection, {
    columns: "*",
    from: "merchant_certificates",
    key: "cert_serialno",
    orders: { not_after: "not_after", mch_id: "mch_id" },
    order: "not_after",
  });
  return async ({ state, at, search, ...page }) => {
    const columns = { within: ["cert_serialno"], beginning: ["mch_id"] };
    const conditions = [...searched(search, columns), ...(state ? [inState(state, at)] : [])];
    return (await pageOf(page, conditions)).map(certificateOf);
  };
}

function inState(state: CertificateState, at: Date) {
  const sql = STATES[state];
  const times = sql.split("@at").length - 1;
  return { sql: `(${sql.replaceAll("@at", "?")})`, values: Array(times).fill(at.getTime()) };
}
