import type { Proposal } from "@shiming/core";

export interface Row {
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

export function fromRow(row: Row): Proposal {
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

export function toRow({ id, action, proposer, decision, ...proposal }: Proposal): Row {
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
