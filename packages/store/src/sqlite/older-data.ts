import type { OlderData } from "@shiming/core";
import type { RecordEvent } from "./audit.ts";
import type { Connection } from "./connection.ts";

const DAY_MS = 86_400_000;

/** A token that was given and not used, or that may still be repeated, whichever clock is wrong by hours. */
const LIVE_TOKENS = `UPDATE consents SET token_voided_at = @at
  WHERE token_voided_at IS NULL AND (state = 'approved' OR (state = 'released' AND released_at > @dayAgo))`;

/** A request whose sheet nobody can open or go on with: it is stale. */
const OPEN_SHEETS = `UPDATE consents SET expires_at = 0, sheet_secret_digest = NULL, sheet_secret = NULL, session_digest = NULL
  WHERE state = 'pending' AND expires_at > 0`;

export function createOlderData({ database, queue }: Connection, record: RecordEvent): OlderData {
  const liveTokens = database.prepare<[{ at: number; dayAgo: number }]>(LIVE_TOKENS);
  const openSheets = database.prepare(OPEN_SHEETS);
  const sheetSessions = database.prepare(
    "UPDATE consents SET session_digest = NULL WHERE session_digest IS NOT NULL",
  );
  const personSessions = database.prepare("DELETE FROM person_sessions");
  const loginCodes = database.prepare("DELETE FROM login_codes");
  const accessTokens = database.prepare("DELETE FROM access_tokens");
  const apiTokens = database.prepare<[number]>(
    "UPDATE api_tokens SET revoked_at = ? WHERE revoked_at IS NULL",
  );
  // What may have been decided since: nobody decides it again.
  const openProposals = database.prepare<[number]>(
    `UPDATE proposals SET state = 'rejected', decided_by = 'restore', decided_at = ?, reason = ''
     WHERE state IN ('proposed', 'confirming')`,
  );
  const remember = database.prepare<[number, number]>(
    "INSERT INTO older_data (accepted_at, assertions_until) VALUES (?, ?)",
  );

  return {
    voidAll: (at, assertionsUntil, eventOf) =>
      queue.run(() => {
        const voided = {
          authTokens: liveTokens.run({ at: at.getTime(), dayAgo: at.getTime() - DAY_MS }).changes,
          sessions: openSheets.run().changes + personSessions.run().changes + loginCodes.run().changes,
          accessTokens: accessTokens.run().changes,
          apiTokens: apiTokens.run(at.getTime()).changes,
        };
        sheetSessions.run();
        openProposals.run(at.getTime());
        remember.run(at.getTime(), assertionsUntil.getTime());
        record(eventOf(voided));
        return voided;
      }),
  };
}
