import { authorityRow, type TrustedAuthorityStore, telling } from "@shiming/core";
import { authorityOf, type Row, rowOf } from "../rows/trusted-authorities.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createTrustedAuthorityStore(
  { database, queue }: Connection,
  settle: Settle,
): TrustedAuthorityStore {
  const find = database.prepare<[string], Row>("SELECT * FROM trusted_authorities WHERE id = ?");
  const list = database.prepare<[], Row>("SELECT * FROM trusted_authorities ORDER BY added_at, rowid");
  const remove = database.prepare<[string]>("DELETE FROM trusted_authorities WHERE id = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO trusted_authorities ${named("id subject certificate added_at crl crl_this_update crl_next_update")}
     ON CONFLICT (id) DO UPDATE SET crl = excluded.crl, crl_this_update = excluded.crl_this_update,
       crl_next_update = excluded.crl_next_update`,
  );

  return {
    async find(id) {
      const row = find.get(id);
      return row && authorityOf(row);
    },
    list: async () => list.all().map(authorityOf),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id);
        const now = row && authorityOf(row);
        const { next, ...caused } = change(now);
        if (next) put.run(rowOf(next));
        else remove.run(id);
        settle(telling(caused, now ? [authorityRow(now)] : [], next ? [authorityRow(next)] : []));
      }),
  };
}
