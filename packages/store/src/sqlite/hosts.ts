import { type HostStore, hostRows, telling } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/hosts.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createHostStore({ database, queue }: Connection, settle: Settle): HostStore {
  const find = database.prepare<[string], Row>("SELECT * FROM hosts WHERE issuer = ?");
  const list = database.prepare<[], Row>("SELECT * FROM hosts ORDER BY issuer");
  const put = database.prepare<[Row]>(`INSERT OR REPLACE INTO hosts ${named("issuer keys origins")}`);

  return {
    async find(issuer) {
      const row = find.get(issuer);
      return row && fromRow(row);
    },
    list: async () => list.all().map(fromRow),
    change: (issuer, change) =>
      queue.run(() => {
        const row = find.get(issuer);
        const now = row && fromRow(row);
        const { next, ...caused } = change(now);
        put.run(toRow(next));
        settle(telling(caused, now ? hostRows(now) : [], hostRows(next)));
      }),
  };
}
