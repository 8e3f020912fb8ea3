import { type ProposalPage, type ProposalStore, refuse } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/proposals.ts";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

export function createProposalStore(connection: Connection, settle: Settle): ProposalStore {
  const { database, queue } = connection;
  const find = database.prepare<[string], Row>("SELECT * FROM proposals WHERE id = ?");
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO proposals VALUES (@id, @action, @staff_id, @token_id, @proposed_at, @ends_at, @input, @ground,
       @state, @decided_by, @decided_at, @reason)`,
  );
  const list = createProposalList(connection);
  const over = database.prepare<[number], Row>(
    "SELECT * FROM proposals WHERE state = 'proposed' AND ends_at <= ? ORDER BY ends_at",
  );
  return {
    async find(id) {
      const row = find.get(id);
      return row && fromRow(row);
    },
    list: async (page) => list(page),
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

/** Newest first, page by page along an index. */
function createProposalList({ database }: Connection) {
  const place = database.prepare<[string], { readonly at: number; readonly id: string }>(
    "SELECT proposed_at AS at, id FROM proposals WHERE id = ?",
  );
  const page = database.prepare<[{ at: number; id: string; open: number | null; limit: number }], Row>(
    `SELECT * FROM proposals WHERE (proposed_at, id) < (@at, @id)
       AND (@open IS NULL OR (state IN ('proposed', 'confirming') AND ends_at > @open))
     ORDER BY proposed_at DESC, id DESC LIMIT @limit`,
  );
  return ({ after, limit, openAt }: ProposalPage) => {
    const from =
      after === undefined
        ? { at: Number.MAX_SAFE_INTEGER, id: "" }
        : (place.get(after) ?? refuse("entity_not_found"));
    return page.all({ ...from, limit, open: openAt?.getTime() ?? null }).map(fromRow);
  };
}
