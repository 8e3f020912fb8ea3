import type { ListedBinding, MiniProgramStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { createRegister, searched } from "./register-page.ts";

interface Row {
  readonly appid: string;
  readonly mch_id: string;
  readonly app_name: string;
  readonly legal_name: string;
  readonly requested_at: number | null;
  readonly ends_at: number | null;
}

const LEGAL_NAME = "coalesce(organisations.legal_name, merchants.legal_name)";
/** What is bound, and what was asked for, beside the names of both. */
const FROM = `(
    SELECT appid, mch_id, NULL AS requested_at, NULL AS ends_at FROM merchant_bindings
    UNION ALL SELECT appid, mch_id, requested_at, ends_at FROM binding_requests
  ) AS bindings
  JOIN mini_programs USING (appid) JOIN merchants USING (mch_id)
  LEFT JOIN organisations ON organisations.id = merchants.organisation_id`;

/** Who uses whose number, over all mini programs and merchants. */
export function createBindingRegister(connection: Connection): MiniProgramStore["listBindings"] {
  const pageOf = createRegister<Row, "appid" | "mch_id">(connection, {
    columns: `appid, mch_id, name AS app_name, ${LEGAL_NAME} AS legal_name, bindings.requested_at, bindings.ends_at`,
    from: FROM,
    key: "(appid || ' ' || mch_id)",
    orders: { appid: "appid", mch_id: "mch_id" },
    order: "appid",
  });
  return async ({ state, at, search, ...page }) => {
    const columns = { within: ["name", LEGAL_NAME], beginning: ["appid", "mch_id"] };
    const conditions = [...searched(search, columns), ...(state ? [inState(state, at)] : [])];
    return pageOf(page, conditions).map(bindingOf);
  };
}

function inState(state: "bound" | "open" | "expired", at: Date) {
  if (state === "bound") return { sql: "bindings.ends_at IS NULL", values: [] };
  return { sql: `bindings.ends_at ${state === "open" ? ">" : "<="} ?`, values: [at.getTime()] };
}

function bindingOf({ appid, mch_id, app_name, legal_name, requested_at, ends_at }: Row): ListedBinding {
  const isRequest = requested_at !== null && ends_at !== null;
  return {
    ...{ appid, name: app_name, mchId: mch_id, legalName: legal_name },
    ...(isRequest && { request: { at: new Date(requested_at), until: new Date(ends_at) } }),
  };
}
