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
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const requests = tableOf<Row, "id">("complaints", ["id"], COLUMNS);
const ofAccount = statement<{ issuer: string; user_id: string }, Row>(OF_ACCOUNT);
const ofAll = statement<{ state: string; kind: string; limit: number }, Row>(OF_ALL);
const due = statement<{ until: number }, Row>(DUE);
const overdue = statement<{ at: number }, { count: number | string }>(OVERDUE);

export function createPersonRequestStore(connection: Connection): PersonRequestStore {
  return {
    file: (request, caused) =>
      connection.unit(async (unit) => {
        await unit.run(requests.add, toRow(request));
        await settle(unit, caused);
      }),
    async find(id) {
      const row = await connection.first(requests.find, { id });
      return row && fromRow(row);
    },
    async listOf({ issuer, userId }) {
      return (await connection.all(ofAccount, { issuer, user_id: userId })).map(fromRow);
    },
    async list({ state = "", kind = "", limit }) {
      return (await connection.all(ofAll, { state, kind, limit })).map(fromRow);
    },
    listDue: async (until) => (await connection.all(due, { until: until.getTime() })).map(fromRow),
    countOverdue: async (at) => Number((await connection.first(overdue, { at: at.getTime() }))?.count ?? 0),
    change: (id, change) =>
      connection.unit(async (unit) => {
        const row = (await unit.first(requests.lock, { id })) ?? refuse("entity_not_found");
        const { next, ...caused } = change(fromRow(row));
        await requests.put(unit, row, toRow(next));
        await settle(unit, caused);
        return next;
      }),
  };
}
