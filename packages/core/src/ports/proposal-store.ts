import type { Proposal } from "../proposal/proposal.ts";
import type { Change } from "./change.ts";

/** A part of the list of proposals, newest first. */
export interface ProposalPage {
  readonly limit: number;
  /** The id of the last proposal of the page before. */
  readonly after?: string | undefined;
  /** Those alone whose time is not over then, and that nobody has decided. */
  readonly openAt?: Date | undefined;
}

export interface ProposalStore {
  find(id: string): Promise<Proposal | undefined>;

  /** @throws `entity_not_found` for an `after` that is not there */
  list(page: ProposalPage): Promise<readonly Proposal[]>;

  /** Those that nobody decided, and whose time is over then. */
  listOver(at: Date): Promise<readonly Proposal[]>;

  /** Adds or changes it: of those who decide at once, one finds it open. */
  change(id: string, change: Change<Proposal | undefined, Proposal>): Promise<void>;
}
