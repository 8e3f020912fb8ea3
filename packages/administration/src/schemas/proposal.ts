import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

export const ProposalId = Type.String({ description: "id of a proposal" });

/** What is answered, with HTTP 202, where another of the staff has to confirm; and what lists tell of it. */
export type Proposal = Static<typeof Proposal>;
export const Proposal = Type.Object({
  proposal_id: ProposalId,
  state: Type.Enum(["proposed", "confirming", "confirmed", "rejected", "failed", "expired"]),
  operation: Type.String({ description: "what is done when it is confirmed" }),
  proposed_by: Type.Object({ staff_id: Type.String(), token_id: Nullable(Type.String()) }),
  proposed_at: Time,
  ends_at: Time,
  decided_by: Nullable(Type.String()),
  decided_at: Nullable(Time),
  reason: Nullable(Type.String({ description: "why it was rejected" })),
  failure: Nullable(Type.Object({ en: Type.String(), zh: Type.String() })),
});

/** As lists have it. */
export const ListedProposal = Type.Object({
  ...Proposal.properties,
  about: Nullable(
    Type.String({
      description: "ids of what would change: of an application, a mini program and a merchant",
    }),
  ),
});

const Whatever = Type.Unknown({ description: "as the operation has it" });
export const ProposalWithInput = Type.Object({ ...Proposal.properties, input: Whatever });
export const ConfirmedProposal = Type.Object({ ...Proposal.properties, result: Whatever });
