import { type ApiTokenStore, apiTokenRow, telling } from "@shiming/core";
import { apiTokenList } from "../lists.ts";
import { fromRow, type Row, toRow } from "../rows/api-tokens.ts";
import type { Connection } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const tokens = tableOf<Row, "id">(
  "api_tokens",
  ["id"],
  "secret_digest name owner_kind owner_id organisation_id actions created_at ends_at last_used_at revoked_at",
);
const use = statement<{ id: string; at: number }>(
  "UPDATE api_tokens SET last_used_at = @at WHERE id = @id AND coalesce(last_used_at, 0) < @at",
);

export function createApiTokenStore(connection: Connection): ApiTokenStore {
  return {
    async find(id) {
      const row = await connection.first(tokens.find, { id });
      return row && fromRow(row);
    },
    list: apiTokenList(registerReader(connection)),
    change: (id, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(tokens.lock, { id });
        const now = row && fromRow(row);
        const { next, ...caused } = change(now);
        await tokens.put(unit, row, toRow(next));
        await settle(unit, telling(caused, now ? [apiTokenRow(now)] : [], [apiTokenRow(next)]));
      }),
    async recordUse(id, at) {
      await connection.run(use, { id, at: at.getTime() });
    },
  };
}
