/** What was asked for has been proposed, and waits for another of the staff: no failure, and not done either. */
import type { Proposal } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import { timeText } from "../listing/words.ts";

export class AwaitsAnother extends Error {
  override readonly name = "AwaitsAnother";
  readonly proposal: Proposal;

  constructor(proposal: Proposal) {
    super(`${proposal.operation} waits for another`);
    this.proposal = proposal;
  }

  /** For the person who has typed the command. */
  get text(): Text {
    const { proposal_id: id, ends_at } = this.proposal;
    const until = timeText(ends_at);
    return {
      en: `Proposed as ${id}; it waits for another to confirm it (shiming proposals confirm ${id}) until ${until}.`,
      zh: `已提议（${id}），等待另一人确认：shiming proposals confirm ${id}，有效期至 ${until}。`,
    };
  }
}
