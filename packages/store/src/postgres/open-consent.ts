import { ASKED, CHANGING, type ConsentRow } from "../rows/consents.ts";
import { spendSql, type Use } from "./assertion-uses.ts";
import { statement } from "./statement.ts";

const NUMBERS: ReadonlySet<keyof ConsentRow> = new Set([
  ...(["requested_at", "shown_at", "expires_at", "decided_at", "token_expires_at"] as const),
  ...(["token_voided_at", "released_at", "repeats", "verified_at", "withdrawn_at"] as const),
]);

const columns = [...ASKED, ...CHANGING];

/** Writes nothing, and returns no row, where the assertion was used before. The same notice is shown to many: it is kept once. */
export const openConsent = statement<ConsentRow & Use, { readonly id: string }>(`
  WITH used AS (${spendSql("@id::text")} RETURNING consent_id),
  shown AS (
    INSERT INTO notices (digest, notice) SELECT @notice_digest::text, @notice::text FROM used ON CONFLICT DO NOTHING
  )
  INSERT INTO consents (${columns.join(", ")})
  SELECT ${columns.map(typed).join(", ")} FROM used
  RETURNING id`);

/** What is selected, and not inserted straight away, has no type of its own. */
function typed(column: keyof ConsentRow): string {
  if (column === "sheet_secret") return "@sheet_secret::bytea";
  return `@${column}::${NUMBERS.has(column) ? "bigint" : "text"}`;
}
