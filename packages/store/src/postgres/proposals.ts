import { type ProposalStore, refuse } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/proposals.ts";
import type { Connection } from "./connection.ts";
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
const page = statement<{ at: number; id: string; open: number | null; limit: number }, Row>(
  `SELECT * FROM proposals WHERE (proposed_at, id) < (@at, @id)
     AND (@open::bigint IS NULL OR (state IN ('proposed', 'confirming') AND ends_at > @open))
   ORDER BY proposed_at DESC, id DESC LIMIT @limit`,
);

export function createProposalStore(connection: Connection): ProposalStore {
  return {
    async find(id) {
      const row = await connection.first(proposals.find, { id });
      return row && fromRow(row);
    },
    /** Newest first, page by page along an index. */
    async list({ after, limit, openAt }) {
      const from =
        after === undefined
          ? { proposed_at: Number.MAX_SAFE_INTEGER, id: "" }
          : ((await connection.first(proposals.find, { id: after })) ?? refuse("entity_not_found"));
      const open = openAt?.getTime() ?? null;
      return (await connection.all(page, { at: from.proposed_at, id: from.id, open, limit })).map(fromRow);
    },
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
