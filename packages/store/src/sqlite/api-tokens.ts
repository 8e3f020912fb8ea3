import { type ApiTokenStore, apiTokenRow, telling } from "@shiming/core";
import { apiTokenList } from "../lists.ts";
import { fromRow, type Row, toRow } from "../rows/api-tokens.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

export function createApiTokenStore(connection: Connection, settle: Settle): ApiTokenStore {
  const { database, queue } = connection;
  const find = database.prepare<[string], Row>("SELECT * FROM api_tokens WHERE id = ?");
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO api_tokens ${named("id secret_digest name owner_kind owner_id organisation_id actions created_at ends_at last_used_at revoked_at")}`,
  );
  const use = database.prepare<[{ id: string; at: number }]>(
    "UPDATE api_tokens SET last_used_at = @at WHERE id = @id AND ifnull(last_used_at, 0) < @at",
  );

  return {
    async find(id) {
      const row = find.get(id);
      return row && fromRow(row);
    },
    list: apiTokenList(registerReader(connection)),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id);
        const now = row && fromRow(row);
        const { next, ...caused } = change(now);
        put.run(toRow(next));
        settle(telling(caused, now ? [apiTokenRow(now)] : [], [apiTokenRow(next)]));
      }),
    recordUse: (id, at) => queue.run(() => void use.run({ id, at: at.getTime() })),
  };
}
