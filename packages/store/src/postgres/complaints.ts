import { type ComplaintStore, refuse } from "@shiming/core";
import { COLUMNS, fromRow, OF_ACCOUNT, OF_ALL, type Row, toRow } from "../rows/complaints.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const complaints = tableOf<Row, "id">("complaints", ["id"], COLUMNS);
const ofAccount = statement<{ issuer: string; user_id: string }, Row>(OF_ACCOUNT);
const ofAll = statement<{ state: string; limit: number }, Row>(OF_ALL);

export function createComplaintStore(connection: Connection): ComplaintStore {
  return {
    file: (complaint, caused) =>
      connection.unit(async (unit) => {
        await unit.run(complaints.add, toRow(complaint));
        await settle(unit, caused);
      }),
    async find(id) {
      const row = await connection.first(complaints.find, { id });
      return row && fromRow(row);
    },
    async listOf({ issuer, userId }) {
      return (await connection.all(ofAccount, { issuer, user_id: userId })).map(fromRow);
    },
    async list({ state = "", limit }) {
      return (await connection.all(ofAll, { state, limit })).map(fromRow);
    },
    change: (id, change) =>
      connection.unit(async (unit) => {
        const row = (await unit.first(complaints.lock, { id })) ?? refuse("entity_not_found");
        const { next, ...caused } = change(fromRow(row));
        await complaints.put(unit, row, toRow(next));
        await settle(unit, caused);
        return next;
      }),
  };
}
