import { createHash, randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";

const MINUTE = 60_000;
/** Without a request, a session ends after half an hour; with requests, after a day. */
export const IDLE_MS = 30 * MINUTE;
const LONGEST_MS = 24 * 60 * MINUTE;

/** Who is signed in. Tokens are 256 random bits; only their digests are kept, so that the database signs nobody in. */
export interface Sessions {
  /** @returns the token */
  open(citizenId: string, at: Date): string;
  /** Whose session it is; being used prolongs it. `undefined` for one that is unknown or over. */
  use(token: string, at: Date): string | undefined;
  close(token: string): void;
  /** Ends all of a citizen who withdrew: whoever comes with one of them is told that everything was deleted. */
  endWithdrawn(citizenId: string, at: Date): void;
  /** When that was; `undefined` for any other session. */
  deletedAt(token: string): Date | undefined;
  removeEnded(at: Date): void;
}

export function createSessions(database: Database): Sessions {
  const put = database.prepare("INSERT INTO session VALUES (?, ?, ?, ?)");
  const use = database.prepare<[number, Buffer, number, number], { citizen_id: string }>(
    "UPDATE session SET used_at = ? WHERE token_digest = ? AND used_at > ? AND opened_at > ? RETURNING citizen_id",
  );
  const seen = database.prepare("UPDATE citizen SET last_seen_at = ? WHERE id = ?");
  const remove = database.prepare("DELETE FROM session WHERE token_digest = ?");
  const withdraw = database.prepare(
    "INSERT OR IGNORE INTO withdrawn_session SELECT token_digest, ? FROM session WHERE citizen_id = ?",
  );
  const withdrawn = database
    .prepare<[Buffer], number>("SELECT deleted_at FROM withdrawn_session WHERE token_digest = ?")
    .pluck();
  const forget = database.prepare("DELETE FROM withdrawn_session WHERE deleted_at <= ?");
  const removeEnded = database.prepare("DELETE FROM session WHERE used_at <= ? OR opened_at <= ?");
  return {
    open(citizenId, at) {
      const token = randomBytes(32).toString("base64url");
      put.run(digest(token), citizenId, at.getTime(), at.getTime());
      return token;
    },
    use: database.transaction((token: string, at: Date) => {
      const now = at.getTime();
      const citizenId = use.get(now, digest(token), now - IDLE_MS, now - LONGEST_MS)?.citizen_id;
      if (citizenId) seen.run(now, citizenId);
      return citizenId;
    }),
    close: (token) => void remove.run(digest(token)),
    endWithdrawn: (citizenId, at) => void withdraw.run(at.getTime(), citizenId),
    deletedAt(token) {
      const at = withdrawn.get(digest(token));
      return at === undefined ? undefined : new Date(at);
    },
    removeEnded(at) {
      removeEnded.run(at.getTime() - IDLE_MS, at.getTime() - LONGEST_MS);
      forget.run(at.getTime() - LONGEST_MS);
    },
  };
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
