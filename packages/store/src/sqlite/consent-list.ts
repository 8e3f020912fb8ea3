import { type AccountKey, type Consent, type ConsentPage, refuse } from "@shiming/core";
import { type ConsentRow, consentOf } from "../rows/consents.ts";
import type { Connection } from "./connection.ts";

/** Where a page begins: behind this place of the order. */
interface Place {
  readonly requested_at: number;
  readonly rowid: number;
}

const START: Place = { requested_at: Number.MAX_SAFE_INTEGER, rowid: 0 };

/** The decided consents of an account, newest first, page by page along the index `decided_consents_of_account`. */
export function createConsentList({ database }: Connection) {
  const place = database.prepare<[string, string, string], Place>(
    "SELECT requested_at, rowid FROM consents WHERE id = ? AND issuer = ? AND user_id = ?",
  );
  const page = database.prepare<[string, string, number, number, number], ConsentRow>(
    `SELECT * FROM consents JOIN notices ON notices.digest = consents.notice_digest
     WHERE issuer = ? AND user_id = ? AND decided_at IS NOT NULL AND (requested_at, consents.rowid) < (?, ?)
     ORDER BY requested_at DESC, consents.rowid DESC LIMIT ?`,
  );

  return ({ issuer, userId }: AccountKey, { after, limit }: ConsentPage): readonly Consent[] => {
    const from =
      after === undefined ? START : (place.get(after, issuer, userId) ?? refuse("consent_not_found"));
    return page.all(issuer, userId, from.requested_at, from.rowid, limit).map(consentOf);
  };
}
