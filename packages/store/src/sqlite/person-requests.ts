import { type PersonRequestStore, refuse } from "@shiming/core";
import {
  COLUMNS,
  DUE,
  fromRow,
  OF_ACCOUNT,
  OF_ALL,
  OVERDUE,
  type Row,
  toRow,
} from "../rows/person-requests.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createPersonRequestStore(
  { database, queue }: Connection,
  settle: Settle,
): PersonRequestStore {
  const find = database.prepare<[string], Row>("SELECT * FROM complaints WHERE id = ?");
  const put = database.prepare<[Row]>(`INSERT OR REPLACE INTO complaints ${named(`id ${COLUMNS}`)}`);
  const ofAccount = database.prepare<[object], Row>(OF_ACCOUNT);
  const ofAll = database.prepare<[object], Row>(OF_ALL);
  const due = database.prepare<[object], Row>(DUE);
  const overdue = database.prepare<[object], { count: number }>(OVERDUE);
  return {
    file: (request, caused) =>
      queue.run(() => {
        put.run(toRow(request));
        settle(caused);
      }),
    async find(id) {
      const row = queue.read(() => find.get(id));
      return row && fromRow(row);
    },
    listOf: async ({ issuer, userId }) =>
      queue.read(() => ofAccount.all({ issuer, user_id: userId }).map(fromRow)),
    list: async ({ state = "", kind = "", limit }) =>
      queue.read(() => ofAll.all({ state, kind, limit }).map(fromRow)),
    listDue: async (until) => queue.read(() => due.all({ until: until.getTime() }).map(fromRow)),
    countOverdue: async (at) => queue.read(() => overdue.get({ at: at.getTime() })?.count ?? 0),
    change: (id, change) =>
      queue.run(() => {
        const { next, ...caused } = change(fromRow(find.get(id) ?? refuse("entity_not_found")));
        put.run(toRow(next));
        settle(caused);
        return next;
      }),
  };
}
