import type { ProposalStore } from "@shiming/core";
import { proposalList } from "../lists.ts";
import { fromRow, type Row, toRow } from "../rows/proposals.ts";
import type { Connection } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const proposals = tableOf<Row, "id">(
  "proposals",
  ["id"],
  "action staff_id token_id proposed_at ends_at input ground state decided_by decided_at reason",
);
const over = statement<{ at: number }, Row>(
  "SELECT * FROM proposals WHERE state = 'proposed' AND ends_at <= @at ORDER BY ends_at, id",
);

export function createProposalStore(connection: Connection): ProposalStore {
  return {
    async find(id) {
      const row = await connection.first(proposals.find, { id });
      return row && fromRow(row);
    },
    list: proposalList(registerReader(connection)),
    listOver: async (at) => (await connection.all(over, { at: at.getTime() })).map(fromRow),
    change: (id, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(proposals.lock, { id });
        const { next, ...caused } = change(row && fromRow(row));
        await proposals.put(unit, row, toRow(next));
        await settle(unit, caused);
      }),
  };
}
