/** What is answered in the place of an operation's answer where another of the staff has to confirm it. */
import type { Proposal } from "./schemas/proposal.ts";

export class Proposed {
  readonly proposal: Proposal;

  constructor(proposal: Proposal) {
    this.proposal = proposal;
  }

  toJSON(): Proposal {
    return this.proposal;
  }
}
