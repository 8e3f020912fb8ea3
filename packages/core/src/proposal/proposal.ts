import type { Text } from "@shiming/crypto";
import type { Action } from "../authorization/rules.ts";
import type { Digest } from "../digest.ts";

/** What one of the staff wants done, and another has to confirm. */
export interface Proposal {
  readonly id: string;
  readonly action: Action;
  readonly proposer: Proposer;
  readonly proposedAt: Date;
  readonly endsAt: Date;
  /** What the operation is asked with, sealed under {@link proposalColumn}. */
  readonly sealedInput: Uint8Array;
  /** Of what the operation would change, as it was when it was proposed. */
  readonly ground: Digest;
  readonly decision: Decision;
}

export interface Proposer {
  readonly staffId: string;
  /** Where a program proposed it in their name. */
  readonly tokenId?: string | undefined;
}

export type Decision =
  | { readonly state: "proposed" }
  /** Somebody has confirmed it, and it is being done: for ever only where the platform died at it. */
  | { readonly state: "confirming"; readonly by: string; readonly at: Date }
  | { readonly state: "confirmed"; readonly by: string; readonly at: Date }
  /** Nobody decided it in time. */
  | { readonly state: "expired"; readonly by: string; readonly at: Date }
  | { readonly state: "rejected"; readonly by: string; readonly at: Date; readonly reason: string }
  /** It was confirmed and cannot be done any more. */
  | { readonly state: "failed"; readonly by: string; readonly at: Date; readonly why: Text };

export type ProposalState = Decision["state"];

export const PROPOSAL_LIFE_MS = 7 * 86_400_000;

/** Whoever was at it for so long is at it no more. */
const CONFIRMING_MS = 60_000;

/** What a sealed input is bound to. */
export const proposalColumn = (id: string) => `proposals.input:${id}`;

export function stateOfProposal({ decision, endsAt }: Proposal, at: Date): ProposalState {
  return decision.state === "proposed" && endsAt <= at ? "expired" : decision.state;
}

/** Whether it can be decided: also where a confirmation was cut off. */
export function isOpen(proposal: Proposal, at: Date): boolean {
  const { decision } = proposal;
  if (decision.state === "confirming") return at.getTime() - decision.at.getTime() >= CONFIRMING_MS;
  return stateOfProposal(proposal, at) === "proposed";
}
