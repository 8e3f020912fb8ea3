import { type Proposal, type ProposalPage, type ProposalStore, refuse } from "@shiming/core";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly id: string;
  readonly action: Proposal["action"];
  readonly staff_id: string;
  readonly token_id: string | null;
  readonly proposed_at: number;
  readonly ends_at: number;
  readonly input: Buffer;
  readonly ground: string;
  readonly state: Proposal["decision"]["state"];
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  readonly reason: string | null;
}

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

function fromRow(row: Row): Proposal {
  return {
    id: row.id,
    action: row.action,
    proposer: { staffId: row.staff_id, ...(row.token_id !== null && { tokenId: row.token_id }) },
    proposedAt: new Date(row.proposed_at),
    endsAt: new Date(row.ends_at),
    sealedInput: row.input,
    ground: row.ground,
    decision: decisionOf(row),
  };
}

function decisionOf({ state, decided_by, decided_at, reason }: Row): Proposal["decision"] {
  const decided = { by: decided_by ?? "", at: new Date(decided_at ?? 0) };
  switch (state) {
    case "proposed":
      return { state };
    case "confirming":
    case "confirmed":
    case "expired":
      return { state, ...decided };
    case "rejected":
      return { state, ...decided, reason: reason ?? "" };
    case "failed":
      return { state, ...decided, why: JSON.parse(reason ?? "null") };
  }
}

function toRow({ id, action, proposer, decision, ...proposal }: Proposal): Row {
  return {
    ...{ id, action },
    staff_id: proposer.staffId,
    token_id: proposer.tokenId ?? null,
    proposed_at: proposal.proposedAt.getTime(),
    ends_at: proposal.endsAt.getTime(),
    input: Buffer.from(proposal.sealedInput),
    ground: proposal.ground,
    state: decision.state,
    decided_by: "by" in decision ? decision.by : null,
    decided_at: "at" in decision ? decision.at.getTime() : null,
    reason: reasonOf(decision),
  };
}

/** A person's words as they are; what the platform says in both languages, as JSON. */
function reasonOf(decision: Proposal["decision"]): string | null {
  if (decision.state === "rejected") return decision.reason;
  return decision.state === "failed" ? JSON.stringify(decision.why) : null;
}
