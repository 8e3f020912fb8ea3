import type { UnusedConsents } from "@shiming/core";
import type { Connection } from "./connection.ts";

/** Longer than a request and its token live, one after the other. */
const LONGEST_OPEN_MS = 3_600_000;

/**
 * Ends requests that wait for a person and tokens that were not used, of one mini program. To be called inside a unit of
 * work, which it commits with. Goes along the index `open_consents`.
 */
export type EndUnusedConsents = (appid: string, at: Date) => void;

export function createEndUnusedConsents({ database }: Connection): EndUnusedConsents {
  const tokens = database.prepare<[{ at: number; from: number; appid: string }]>(
    `UPDATE consents SET token_voided_at = @at
     WHERE state = 'approved' AND requested_at > @from AND appid = @appid AND token_voided_at IS NULL`,
  );
  const requests = database.prepare<[{ from: number; appid: string }]>(
    `UPDATE consents SET expires_at = 0, sheet_secret_digest = NULL, sheet_secret = NULL, session_digest = NULL
     WHERE state = 'pending' AND requested_at > @from AND appid = @appid`,
  );
  return (appid, at) => {
    const from = at.getTime() - LONGEST_OPEN_MS;
    tokens.run({ at: at.getTime(), from, appid });
    requests.run({ from, appid });
  };
}

/** How many there are that have not ended by themselves. */
export function createCountUnusedConsents({ database }: Connection) {
  const count = database.prepare<[{ at: number; from: number; appid: string }], UnusedConsents>(
    `SELECT count(*) FILTER (WHERE state = 'pending' AND expires_at > @at) AS asked,
       count(*) FILTER (WHERE state = 'approved' AND token_expires_at > @at AND token_voided_at IS NULL) AS given
     FROM consents WHERE state IN ('pending', 'approved') AND requested_at > @from AND appid = @appid`,
  );
  const none = { asked: 0, given: 0 };
  return (appid: string, at: Date): UnusedConsents =>
    count.get({ at: at.getTime(), from: at.getTime() - LONGEST_OPEN_MS, appid }) ?? none;
}
