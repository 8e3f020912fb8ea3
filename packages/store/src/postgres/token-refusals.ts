import { foldRefusal, type RefusalEvent, untoldRefusals } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/token-refusals.ts";
import { recordEvents } from "./audit.ts";
import type { Unit } from "./connection.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

type Kept = Row & { readonly consent_id: string; readonly reason: string };

const refusals = tableOf<Kept, "consent_id" | "reason">(
  "token_refusals",
  ["consent_id", "reason"],
  "told_at untold last",
);
const take = statement<{ before: number }, Row>(
  "DELETE FROM token_refusals WHERE told_at < @before RETURNING *",
);

/** The refusals of tokens that were issued, folded as core says: tells the audit of one, or counts it. */
export async function addRefusal(unit: Unit, refusal: RefusalEvent): Promise<void> {
  const key = { consent_id: refusal.consentId, reason: refusal.reason };
  const row = await unit.first(refusals.lock, key);
  const { next, entry } = foldRefusal(row && fromRow(row), refusal);
  await refusals.put(unit, row, { ...key, ...toRow(next) });
  if (entry) await recordEvents(unit, [entry]);
}

/** Tells the audit what was counted before that time, and forgets it. */
export async function tellRefusals(unit: Unit, before: Date): Promise<void> {
  const told = await unit.all(take, { before: before.getTime() });
  const entries = told.map((row) => untoldRefusals(fromRow(row)));
  await recordEvents(
    unit,
    entries.filter((entry) => entry !== undefined),
  );
}
