/** What belongs to an organisation, whole: to choose from, and to look through for what waits. */
import type { OutputOf } from "@shiming/administration";
import { call } from "./call.ts";

/** As many as the API tells at once. */
const AT_ONCE = 500;

export type App = OutputOf<"apps.list">[number];
export type Merchant = OutputOf<"merchants.list">[number];

/** By their names. @param organisation_id those of all that one belongs to, where it is not given */
export const appsOf = (organisation_id?: string): Promise<App[]> =>
  allOf(
    (page) => call("apps.list", { organisation_id, order: "name", ...page }),
    ({ appid }) => appid,
  );

/** By their numbers. @param organisation_id those of all that one belongs to, where it is not given */
export const merchantsOf = (organisation_id?: string): Promise<Merchant[]> =>
  allOf(
    (page) => call("merchants.list", { organisation_id, ...page }),
    ({ mch_id }) => mch_id,
  );

interface Page {
  readonly after?: string;
  readonly limit: number;
}

async function allOf<Row>(ask: (page: Page) => Promise<Row[]>, keyOf: (row: Row) => string): Promise<Row[]> {
  const rows = await ask({ limit: AT_ONCE });
  for (let told = rows; told.length === AT_ONCE; ) {
    const last = told.at(-1) as Row;
    told = await ask({ limit: AT_ONCE, after: keyOf(last) });
    rows.push(...told);
  }
  return rows;
}
