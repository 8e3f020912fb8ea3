/** What is told of a proposal. */
import { type Proposal as KnownProposal, type Stores, stateOfProposal } from "@shiming/core";
import { there, timeOf } from "./described.ts";
import type { Proposal } from "./schemas/proposal.ts";

export async function proposalNow(id: string, { proposals }: Stores, at: Date) {
  return describeProposal(there(await proposals.find(id), id), at);
}

export function describeProposal(proposal: KnownProposal, at: Date): Proposal {
  const { id, action, proposer, proposedAt, endsAt, decision } = proposal;
  return {
    proposal_id: id,
    state: stateOfProposal(proposal, at),
    operation: action,
    proposed_by: { staff_id: proposer.staffId, token_id: proposer.tokenId ?? null },
    proposed_at: proposedAt.toISOString(),
    ends_at: endsAt.toISOString(),
    decided_by: "by" in decision ? decision.by : null,
    decided_at: timeOf("at" in decision ? decision.at : undefined),
    reason: "reason" in decision ? decision.reason : null,
    failure: "why" in decision ? decision.why : null,
  };
}
