import { CLOCK_TOLERANCE_MS, endsOfLocks, endsOfOpen, type Housekeeping } from "@shiming/core";
import type { AccessTokenUpkeep } from "./access-tokens.ts";
import type { Connection } from "./connection.ts";
import type { TokenRefusals } from "./token-refusals.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export function createHousekeeping(
  { database, queue }: Connection,
  accessTokens: AccessTokenUpkeep,
  refusals: Pick<TokenRefusals, "tellAll">,
): Housekeeping {
  // By the hosts' clocks as well: where ours is ahead, an assertion that is still good must not be forgotten.
  const assertionUses = database.prepare<[number, number]>(
    `DELETE FROM assertion_uses WHERE expires_at < ?
     AND expires_at < (SELECT max(expires_at) FROM assertion_uses) - ?`,
  );
  const personSessions = database.prepare<[number]>("DELETE FROM person_sessions WHERE expires_at < ?");
  const loginCodes = database.prepare<[number]>("DELETE FROM login_codes WHERE expires_at < ?");
  const loginCodesAhead = database.prepare<[number]>("DELETE FROM login_codes WHERE expires_at > ?");
  // Along the index `open_consents`, whose condition the statements repeat.
  const pending = database.prepare<[number, number, number]>(
    `UPDATE consents SET expires_at = ? WHERE state IN ('pending', 'approved') AND requested_at > ?
     AND state = 'pending' AND expires_at > ?`,
  );
  const approved = database.prepare<[number, number, number, string]>(
    `UPDATE consents SET token_expires_at = ? WHERE state IN ('pending', 'approved') AND requested_at > ?
     AND state = 'approved' AND token_expires_at > ? AND kind = ?`,
  );
  const sessionsAhead = database.prepare<[string, number]>(
    "DELETE FROM person_sessions WHERE kind = ? AND expires_at > ?",
  );
  // Along the index `locked_accounts`. A lock by staff, after no other, has any end.
  const locked = database.prepare<[number, number, number, number]>(
    "UPDATE accounts SET locked_until = ? WHERE locked_until > ? AND min(locks, ?) = ?",
  );

  return {
    forgetEnded: (at) =>
      queue.run(() => {
        const aDayAgo = new Date(at.getTime() - DAY_MS);
        accessTokens.forgetExpired(aDayAgo);
        assertionUses.run(aDayAgo.getTime(), DAY_MS);
        personSessions.run(aDayAgo.getTime());
        loginCodes.run(aDayAgo.getTime());
        refusals.tellAll(new Date(at.getTime() - MINUTE_MS));
      }),

    endIssuedAhead: (at) =>
      queue.run(() => {
        const now = at.getTime();
        const ends = endsOfOpen(at);
        pending.run(now, now, ends.request);
        // A request that was made before the clock jumped may have been decided after it.
        const since = now - (ends.request - now);
        approved.run(now, since, ends.authToken, "realname");
        approved.run(now, since, ends.verificationCode, "verification");
        sessionsAhead.run("invitation", ends.invitation);
        sessionsAhead.run("session", ends.session);
        loginCodesAhead.run(ends.loginCode);
        accessTokens.endAhead(at, ends.accessToken);
        const locks = endsOfLocks(at);
        for (const [inARow, end] of locks) {
          locked.run(end.getTime(), end.getTime() + CLOCK_TOLERANCE_MS, locks.size, inARow);
        }
      }),
  };
}
