import type { Housekeeping } from "@shiming/core";
import type { Connection } from "./open.ts";

const DAY_MS = 86_400_000;

export function createHousekeeping(
  { database, queue }: Connection,
  forgetExpiredAccessTokens: (before: Date) => void,
): Housekeeping {
  const assertionUses = database.prepare<[number]>("DELETE FROM assertion_uses WHERE expires_at < ?");
  const personSessions = database.prepare<[number]>("DELETE FROM person_sessions WHERE expires_at < ?");

  return {
    forgetEnded: (at) =>
      queue.run(() => {
        const aDayAgo = new Date(at.getTime() - DAY_MS);
        forgetExpiredAccessTokens(aDayAgo);
        for (const forget of [assertionUses, personSessions]) forget.run(aDayAgo.getTime());
      }),
  };
}
