/** What one of the staff proposes and another confirms. */

export {
  beginConfirming,
  endConfirming,
  failProposal,
  inputOfProposal,
  proposerNow,
  rejectProposal,
  requireConfirmer,
} from "./decide.ts";
export { type Proposal, type ProposalState, stateOfProposal } from "./proposal.ts";
export { needsAnother, type OneOfStaff, propose, requireProposal } from "./propose.ts";
