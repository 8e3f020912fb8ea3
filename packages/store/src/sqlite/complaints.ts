import { type ComplaintStore, refuse } from "@shiming/core";
import { COLUMNS, fromRow, OF_ACCOUNT, OF_ALL, type Row, toRow } from "../rows/complaints.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createComplaintStore({ database, queue }: Connection, settle: Settle): ComplaintStore {
  const find = database.prepare<[string], Row>("SELECT * FROM complaints WHERE id = ?");
  const put = database.prepare<[Row]>(`INSERT OR REPLACE INTO complaints ${named(`id ${COLUMNS}`)}`);
  const ofAccount = database.prepare<[object], Row>(OF_ACCOUNT);
  const ofAll = database.prepare<[object], Row>(OF_ALL);
  return {
    file: (complaint, caused) =>
      queue.run(() => {
        put.run(toRow(complaint));
        settle(caused);
      }),
    async find(id) {
      const row = queue.read(() => find.get(id));
      return row && fromRow(row);
    },
    listOf: async ({ issuer, userId }) =>
      queue.read(() => ofAccount.all({ issuer, user_id: userId }).map(fromRow)),
    list: async ({ state = "", limit }) => queue.read(() => ofAll.all({ state, limit }).map(fromRow)),
    change: (id, change) =>
      queue.run(() => {
        const { next, ...caused } = change(fromRow(find.get(id) ?? refuse("entity_not_found")));
        put.run(toRow(next));
        settle(caused);
        return next;
      }),
  };
}
