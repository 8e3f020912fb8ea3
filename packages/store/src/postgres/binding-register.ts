import type { MiniProgramStore } from "@shiming/core";
import { bindingOf, FROM, LEGAL_NAME, type Row } from "../rows/binding-register.ts";
import type { Connection } from "./connection.ts";
import { createRegister, searched } from "./register-page.ts";

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
    return (await pageOf(page, conditions)).map(bindingOf);
  };
}

function inState(state: "bound" | "open" | "expired", at: Date) {
  if (state === "bound") return { sql: "bindings.ends_at IS NULL", values: [] };
  return { sql: `bindings.ends_at ${state === "open" ? ">" : "<="} ?`, values: [at.getTime()] };
}
