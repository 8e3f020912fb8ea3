import type { ApiTokenStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/api-tokens.ts";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

export function createApiTokenStore({ database, queue }: Connection, settle: Settle): ApiTokenStore {
  const find = database.prepare<[string], Row>("SELECT * FROM api_tokens WHERE id = ?");
  const all = database.prepare<[], Row>("SELECT * FROM api_tokens ORDER BY created_at DESC, id");
  const ofOwner = database.prepare<[string], Row>(
    "SELECT * FROM api_tokens WHERE owner_id = ? ORDER BY created_at DESC, id",
  );
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO api_tokens VALUES (@id, @secret_digest, @name, @owner_kind, @owner_id, @organisation_id,
       @actions, @created_at, @ends_at, @last_used_at, @revoked_at)`,
  );
  const use = database.prepare<[{ id: string; at: number }]>(
    "UPDATE api_tokens SET last_used_at = @at WHERE id = @id AND ifnull(last_used_at, 0) < @at",
  );

  return {
    async find(id) {
      const row = find.get(id);
      return row && fromRow(row);
    },
    list: async (ownerId) => (ownerId === undefined ? all.all() : ofOwner.all(ownerId)).map(fromRow),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id);
        const { next, ...caused } = change(row && fromRow(row));
        put.run(toRow(next));
        settle(caused);
      }),
    recordUse: (id, at) => queue.run(() => void use.run({ id, at: at.getTime() })),
  };
}
