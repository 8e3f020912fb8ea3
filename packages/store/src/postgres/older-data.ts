import type { OlderData } from "@shiming/core";
import { recordEvents } from "./audit.ts";
import type { Connection, Unit } from "./connection.ts";
import { type Statement, statement } from "./statement.ts";

const DAY_MS = 86_400_000;

/** A token that was given and not used, or that may still be repeated, whichever clock is wrong by hours. */
const liveTokens = statement<{ at: number; day_ago: number }>(
  `UPDATE consents SET token_voided_at = @at
   WHERE token_voided_at IS NULL AND (state = 'approved' OR (state = 'released' AND released_at > @day_ago))`,
);
/** A request whose sheet nobody can open or go on with: it is stale. */
const openSheets = statement(
  `UPDATE consents SET expires_at = 0, sheet_secret_digest = NULL, sheet_secret = NULL, session_digest = NULL
   WHERE state = 'pending' AND expires_at > 0`,
);
const sheetSessions = statement("UPDATE consents SET session_digest = NULL WHERE session_digest IS NOT NULL");
const personSessions = statement("DELETE FROM person_sessions");
const loginCodes = statement("DELETE FROM login_codes");
const accessTokens = statement("DELETE FROM access_tokens");
const apiTokens = statement<{ at: number }>(
  "UPDATE api_tokens SET revoked_at = @at WHERE revoked_at IS NULL",
);
/** What may have been decided since: nobody decides it again. */
const openProposals = statement<{ at: number }>(
  `UPDATE proposals SET state = 'rejected', decided_by = 'restore', decided_at = @at, reason = ''
   WHERE state IN ('proposed', 'confirming')`,
);
const remember = statement<{ at: number; until: number }>(
  "INSERT INTO older_data (accepted_at, assertions_until) VALUES (@at, @until)",
);

export function createOlderData(connection: Connection): OlderData {
  return {
    voidAll: (when, assertionsUntil, eventOf) =>
      connection.unit(async (unit) => {
        const at = when.getTime();
        const authTokens = await unit.run(liveTokens, { at, day_ago: at - DAY_MS });
        const pages = (await run(unit, openSheets)) + (await run(unit, personSessions));
        const voided = {
          authTokens,
          sessions: pages + (await run(unit, loginCodes)),
          accessTokens: await run(unit, accessTokens),
          apiTokens: await unit.run(apiTokens, { at }),
        };
        await run(unit, sheetSessions);
        await unit.run(openProposals, { at });
        await unit.run(remember, { at, until: assertionsUntil.getTime() });
        await recordEvents(unit, [eventOf(voided)]);
        return voided;
      }),
  };
}

const run = (unit: Unit, whole: Statement) => unit.run(whole, {});
