import { type HostStore, hostRows, telling } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/hosts.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const hosts = tableOf<Row, "issuer">("hosts", ["issuer"], "keys origins");
const list = statement<object, Row>("SELECT * FROM hosts ORDER BY issuer");

export function createHostStore(connection: Connection): HostStore {
  return {
    async find(issuer) {
      const row = await connection.first(hosts.find, { issuer });
      return row && fromRow(row);
    },
    list: async () => (await connection.all(list, {})).map(fromRow),
    change: (issuer, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(hosts.lock, { issuer });
        const now = row && fromRow(row);
        const { next, ...caused } = change(now);
        await hosts.put(unit, row, toRow(next));
        await settle(unit, telling(caused, now ? hostRows(now) : [], hostRows(next)));
      }),
  };
}
