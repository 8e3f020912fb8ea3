import type { PersonSession, PersonSessionStore } from "@shiming/core";
import type { Connection } from "./connection.ts";

interface Row {
  readonly digest: string;
  readonly issuer: string;
  readonly user_id: string;
  readonly kind: PersonSession["kind"];
  readonly host_key: string | null;
  readonly expires_at: number;
}

export function createPersonSessionStore({ database, queue }: Connection): PersonSessionStore {
  const find = database.prepare<[string], Row>("SELECT * FROM person_sessions WHERE digest = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO person_sessions (digest, issuer, user_id, kind, expires_at, host_key)
     VALUES (@digest, @issuer, @user_id, @kind, @expires_at, @host_key)`,
  );
  const take = database.prepare<[string], Row>("DELETE FROM person_sessions WHERE digest = ? RETURNING *");

  return {
    put: ({ digest, account, hostKey, kind, expiresAt }) =>
      queue.run(() => {
        const { issuer, userId } = account;
        put.run({
          digest,
          issuer,
          user_id: userId,
          kind,
          expires_at: expiresAt.getTime(),
          host_key: hostKey ?? null,
        });
      }),
    find: async (digest) => fromRow(find.get(digest)),
    take: (digest) => queue.run(() => fromRow(take.get(digest))),
  };
}

function fromRow(row: Row | undefined): PersonSession | undefined {
  return (
    row && {
      digest: row.digest,
      account: { issuer: row.issuer, userId: row.user_id },
      hostKey: row.host_key ?? undefined,
      kind: row.kind,
      expiresAt: new Date(row.expires_at),
    }
  );
}
