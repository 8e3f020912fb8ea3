import type { ProposalStore } from "@shiming/core";
import { proposalList } from "../lists.ts";
import { fromRow, type Row, toRow } from "../rows/proposals.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

export function createProposalStore(connection: Connection, settle: Settle): ProposalStore {
  const { database, queue } = connection;
  const find = database.prepare<[string], Row>("SELECT * FROM proposals WHERE id = ?");
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO proposals ${named("id action staff_id token_id proposed_at ends_at input ground state decided_by decided_at reason")}`,
  );
  const over = database.prepare<[number], Row>(
    "SELECT * FROM proposals WHERE state = 'proposed' AND ends_at <= ? ORDER BY ends_at",
  );
  return {
    async find(id) {
      const row = find.get(id);
      return row && fromRow(row);
    },
    list: proposalList(registerReader(connection)),
    listOver: async (at) => over.all(at.getTime()).map(fromRow),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id);
        const { next, ...caused } = change(row && fromRow(row));
        put.run(toRow(next));
        settle(caused);
      }),
  };
}
