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

/** Members by which inputs name what they are about. */
const NAMES = ["id", "appid", "mch_id", "issuer", "kid", "organisation_id", "person_id", "email"] as const;

/** @param input of the operation that is proposed @returns `null` for one that makes something without a name */
export function aboutOf(input: unknown): string | null {
  const given = input as Readonly<Record<string, unknown>>;
  const named = NAMES.map((name) => given[name]).filter((value) => typeof value === "string");
  return named.length > 0 ? named.join(" ") : null;
}
