import { authorityRow, type TrustedAuthorityStore, telling } from "@shiming/core";
import { authorityOf, type Row, rowOf } from "../rows/trusted-authorities.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const authorities = tableOf<Row, "id">(
  "trusted_authorities",
  ["id"],
  "subject certificate added_at crl crl_this_update crl_next_update",
);
const list = statement<object, Row>("SELECT * FROM trusted_authorities ORDER BY added_at, rowid");

export function createTrustedAuthorityStore(connection: Connection): TrustedAuthorityStore {
  return {
    async find(id) {
      const row = await connection.first(authorities.find, { id });
      return row && authorityOf(row);
    },
    list: async () => (await connection.all(list, {})).map(authorityOf),
    change: (id, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(authorities.lock, { id });
        const now = row && authorityOf(row);
        const { next, ...caused } = change(now);
        if (next) await authorities.put(unit, row, rowOf(next));
        else await unit.run(authorities.remove, { id });
        await settle(unit, telling(caused, now ? [authorityRow(now)] : [], next ? [authorityRow(next)] : []));
      }),
  };
}
