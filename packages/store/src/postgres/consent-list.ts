import { type ConsentStore, refuse } from "@shiming/core";
import { type ConsentRow, consentOf } from "../rows/consents.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

interface Account {
  readonly issuer: string;
  readonly user_id: string;
}

/** Where a page begins: behind this place of the order. */
interface Place {
  readonly requested_at: number;
  readonly id: string;
}

const START: Place = { requested_at: Number.MAX_SAFE_INTEGER, id: "" };

const place = statement<Account & { after: string }, Place>(
  "SELECT requested_at, id FROM consents WHERE id = @after AND issuer = @issuer AND user_id = @user_id",
);
const page = statement<Account & Place & { limit: number }, ConsentRow>(
  `SELECT * FROM consents JOIN notices ON notices.digest = consents.notice_digest
   WHERE issuer = @issuer AND user_id = @user_id AND decided_at IS NOT NULL AND (requested_at, id) < (@requested_at, @id)
   ORDER BY requested_at DESC, id DESC LIMIT @limit`,
);

/** The decided consents of an account, newest first, page by page along the index `decided_consents_of_account`. */
export function createConsentList(connection: Connection): ConsentStore["listOf"] {
  return async ({ issuer, userId }, { after, limit }) => {
    const account = { issuer, user_id: userId };
    const from =
      after === undefined
        ? START
        : ((await connection.first(place, { ...account, after })) ?? refuse("consent_not_found"));
    return (await connection.all(page, { ...account, ...from, limit })).map(consentOf);
  };
}
