import type { UnusedConsents } from "@shiming/core";
import type { Queries, Unit } from "./connection.ts";
import { statement } from "./statement.ts";

/** Longer than a request and its token live, one after the other. */
const LONGEST_OPEN_MS = 3_600_000;

interface OfApp {
  readonly appid: string;
  readonly since: number;
}

const tokens = statement<OfApp & { at: number }>(
  `UPDATE consents SET token_voided_at = @at
   WHERE state = 'approved' AND requested_at > @since AND appid = @appid AND token_voided_at IS NULL`,
);
const requests = statement<OfApp>(
  `UPDATE consents SET expires_at = 0, sheet_secret_digest = NULL, sheet_secret = NULL, session_digest = NULL
   WHERE state = 'pending' AND requested_at > @since AND appid = @appid`,
);
const count = statement<OfApp & { at: number }, UnusedConsents>(
  `SELECT count(*) FILTER (WHERE state = 'pending' AND expires_at > @at) AS asked,
     count(*) FILTER (WHERE state = 'approved' AND token_expires_at > @at AND token_voided_at IS NULL) AS given
   FROM consents WHERE state IN ('pending', 'approved') AND requested_at > @since AND appid = @appid`,
);

/** Ends requests that wait for a person and tokens that were not used, of one mini program, along the index `open_consents`. */
export async function endUnusedConsents(unit: Unit, appid: string, at: Date): Promise<void> {
  const since = at.getTime() - LONGEST_OPEN_MS;
  await unit.run(tokens, { at: at.getTime(), since, appid });
  await unit.run(requests, { since, appid });
}

/** How many there are that have not ended by themselves. */
export async function countUnusedConsents(
  queries: Queries,
  appid: string,
  at: Date,
): Promise<UnusedConsents> {
  const since = at.getTime() - LONGEST_OPEN_MS;
  return (await queries.first(count, { at: at.getTime(), since, appid })) ?? { asked: 0, given: 0 };
}
