import { foldRefusal, type RefusalEvent, untoldRefusals } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/token-refusals.ts";
import type { RecordEvent } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

export interface TokenRefusals {
  /** Tells the audit of a refusal, or counts it. Only to be called inside a unit of work. */
  readonly add: (refusal: RefusalEvent) => void;
  /** Tells the audit what was counted before that time, and forgets it. Only to be called inside a unit of work. */
  readonly tellAll: (before: Date) => void;
}

/** The refusals of tokens that were issued, folded as core says: the count is in the database, so a crash loses none. */
export function createTokenRefusals({ database }: Connection, record: RecordEvent): TokenRefusals {
  const find = database.prepare<[string, string], Row>(
    "SELECT told_at, untold, last FROM token_refusals WHERE consent_id = ? AND reason = ?",
  );
  const put = database.prepare<[Row & { consent_id: string; reason: string }]>(
    `INSERT OR REPLACE INTO token_refusals ${named("consent_id reason told_at untold last")}`,
  );
  const take = database.prepare<[number], Row>("DELETE FROM token_refusals WHERE told_at < ? RETURNING *");

  return {
    add: (refusal) => {
      const { consentId, reason } = refusal;
      const row = find.get(consentId, reason);
      const { next, entry } = foldRefusal(row && fromRow(row), refusal);
      put.run({ consent_id: consentId, reason, ...toRow(next) });
      if (entry) record(entry);
    },
    tellAll: (before) => {
      for (const row of take.all(before.getTime())) {
        const entry = untoldRefusals(fromRow(row));
        if (entry) record(entry);
      }
    },
  };
}
