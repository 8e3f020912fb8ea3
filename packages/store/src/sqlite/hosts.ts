import type { Host, HostStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly issuer: string;
  readonly keys: string;
  readonly origins: string;
}

export function createHostStore({ database, queue }: Connection, settle: Settle): HostStore {
  const find = database.prepare<[string], Row>("SELECT * FROM hosts WHERE issuer = ?");
  const list = database.prepare<[], Row>("SELECT * FROM hosts ORDER BY issuer");
  const put = database.prepare<[string, string, string]>(
    "INSERT OR REPLACE INTO hosts (issuer, keys, origins) VALUES (?, ?, ?)",
  );

  return {
    async find(issuer) {
      const row = find.get(issuer);
      return row && fromRow(row);
    },
    list: async () => list.all().map(fromRow),
    change: (issuer, change) =>
      queue.run(() => {
        const row = find.get(issuer);
        const { next, ...caused } = change(row && fromRow(row));
        put.run(next.issuer, JSON.stringify(next.keys), JSON.stringify(next.origins));
        settle(caused);
      }),
  };
}

function fromRow(row: Row): Host {
  return { issuer: row.issuer, keys: JSON.parse(row.keys), origins: JSON.parse(row.origins) };
}
