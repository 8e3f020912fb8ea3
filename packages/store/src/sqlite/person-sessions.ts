import type { PersonSessionStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/person-sessions.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

export function createPersonSessionStore({ database, queue }: Connection): PersonSessionStore {
  const find = database.prepare<[string], Row>("SELECT * FROM person_sessions WHERE digest = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO person_sessions ${named("digest issuer user_id guardian_id kind expires_at host_key")}`,
  );
  const take = database.prepare<[string], Row>("DELETE FROM person_sessions WHERE digest = ? RETURNING *");

  return {
    put: (session) => queue.run(() => void put.run(toRow(session))),
    find: async (digest) => fromRow(find.get(digest)),
    take: (digest) => queue.run(() => fromRow(take.get(digest))),
  };
}
