import {
  CLOCK_TOLERANCE_MS,
  type ConsentKind,
  endsOfLocks,
  endsOfOpen,
  type Housekeeping,
} from "@shiming/core";
import { endAhead, forgetExpired } from "./access-tokens.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";
import { forgetOverCounts } from "./throttles.ts";
import { tellRefusals } from "./token-refusals.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** By the hosts' clocks as well: where ours is ahead, an assertion that is still good must not be forgotten. */
const assertionUses = statement<{ before: number; distance: number }>(
  `DELETE FROM assertion_uses WHERE expires_at < @before
   AND expires_at < (SELECT max(expires_at) FROM assertion_uses) - @distance::bigint`,
);
const personSessions = statement<{ before: number }>(
  "DELETE FROM person_sessions WHERE expires_at < @before",
);
const loginCodes = statement<{ before: number }>("DELETE FROM login_codes WHERE expires_at < @before");
const loginCodesAhead = statement<{ latest: number }>("DELETE FROM login_codes WHERE expires_at > @latest");
/** Along the index `open_consents`, whose condition the statements repeat. */
const pending = statement<{ end: number; since: number; latest: number }>(
  `UPDATE consents SET expires_at = @end WHERE state IN ('pending', 'approved') AND requested_at > @since
   AND state = 'pending' AND expires_at > @latest`,
);
const approved = statement<{ end: number; since: number; latest: number; kind: ConsentKind }>(
  `UPDATE consents SET token_expires_at = @end WHERE state IN ('pending', 'approved') AND requested_at > @since
   AND state = 'approved' AND token_expires_at > @latest AND kind = @kind`,
);
const sessionsAhead = statement<{ kind: string; latest: number }>(
  "DELETE FROM person_sessions WHERE kind = @kind AND expires_at > @latest",
);
/** Along the index `locked_accounts`. A lock by staff, after no other, has any end. */
const locked = statement<{ end: number; latest: number; most: number; in_a_row: number }>(
  `UPDATE accounts SET locked_until = @end
   WHERE locked_until > @latest AND least(locks, @most::bigint) = @in_a_row`,
);

export function createHousekeeping(connection: Connection): Housekeeping {
  return {
    forgetEnded: (at) =>
      connection.unit(async (unit) => {
        const aDayAgo = new Date(at.getTime() - DAY_MS);
        await forgetExpired(unit, aDayAgo);
        await unit.run(assertionUses, { before: aDayAgo.getTime(), distance: DAY_MS });
        await unit.run(personSessions, { before: aDayAgo.getTime() });
        await unit.run(loginCodes, { before: aDayAgo.getTime() });
        await forgetOverCounts(unit, aDayAgo);
        await tellRefusals(unit, new Date(at.getTime() - MINUTE_MS));
      }),

    endIssuedAhead: (at) =>
      connection.unit(async (unit) => {
        const now = at.getTime();
        const ends = endsOfOpen(at);
        await unit.run(pending, { end: now, since: now, latest: ends.request });
        // A request that was made before the clock jumped may have been decided after it.
        const since = now - (ends.request - now);
        await unit.run(approved, { end: now, since, latest: ends.authToken, kind: "realname" });
        await unit.run(approved, { end: now, since, latest: ends.verificationCode, kind: "verification" });
        await unit.run(sessionsAhead, { kind: "invitation", latest: ends.invitation });
        await unit.run(sessionsAhead, { kind: "session", latest: ends.session });
        await unit.run(loginCodesAhead, { latest: ends.loginCode });
        await endAhead(unit, at, ends.accessToken);
        const locks = endsOfLocks(at);
        for (const [inARow, end] of locks) {
          const latest = end.getTime() + CLOCK_TOLERANCE_MS;
          await unit.run(locked, { end: end.getTime(), latest, most: locks.size, in_a_row: inARow });
        }
      }),
  };
}
