import type { PersonSessionStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/person-sessions.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const sessions = tableOf<Row, "digest">(
  "person_sessions",
  ["digest"],
  "issuer user_id guardian_id kind host_key expires_at",
);
const take = statement<{ digest: string }, Row>(
  "DELETE FROM person_sessions WHERE digest = @digest RETURNING *",
);

export function createPersonSessionStore(connection: Connection): PersonSessionStore {
  return {
    async put(session) {
      await connection.run(sessions.add, toRow(session));
    },
    find: async (digest) => fromRow(await connection.first(sessions.find, { digest })),
    take: async (digest) => fromRow(await connection.first(take, { digest })),
  };
}
